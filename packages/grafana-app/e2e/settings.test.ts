import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { HostBrowser, OpenedPage, PageLook } from './host-browser.testing.ts'
import { canRunHost, startHostBrowser } from './host-browser.testing.ts'
import type { StartedPrometheus } from '../host/server/start-prometheus.ts'
import { fillDatabase, startPrometheus } from '../host/server/start-prometheus.ts'
import { replayUnsure, UNSURE_END } from './unsure-models.testing.ts'

const APP = '/a/driftline-modelhealth-app'
const THEN = `from=2024-01-01T00:00:00.000Z&to=${UNSURE_END}`

describe.runIf(canRunHost)('settings, and who may set them', () => {
  let folder = ''
  let app: HostBrowser
  let prometheus: StartedPrometheus
  let renamed: StartedPrometheus

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'driftline-settings-'))
    for (const name of ['plain', 'renamed']) await mkdir(join(folder, name))
    for (const [i, history] of (await replayUnsure(folder)).entries()) {
      await fillDatabase(history, join(folder, 'plain'))
      const other = join(folder, `renamed-${i}.om`)
      await writeFile(other, renamedText(await readFile(history, 'utf8')))
      await fillDatabase(other, join(folder, 'renamed'))
    }
    prometheus = await startPrometheus(join(folder, 'plain'))
    renamed = await startPrometheus(join(folder, 'renamed'))
    app = await startHostBrowser()
  }, 300_000)
  afterAll(async () => {
    await app?.stop()
    await prometheus?.stop()
    await renamed?.stop()
    await rm(folder, { recursive: true })
  })

  const plainSource = () => ({ uid: 'plain', name: 'Plain', url: prometheus.url })
  const renamedSource = () => ({ uid: 'renamed', name: 'Renamed', url: renamed.url })

  const open = (path: string, look: PageLook = {}) => app.openPage(path, { dataSources: [plainSource()], ...look })

  const found = (page: Page, text: string) => page.getByRole('heading', { name: text, level: 2 })
  const askedSource = (page: Page) => new URL(page.url()).searchParams.get('var-ds')

  /** What a page says of its models below its controls. */
  async function saidOf({ page, host }: OpenedPage, path: string): Promise<string> {
    await page.goto(`${host.url}${APP}/${path}`)
    await page.getByRole('table').first().waitFor()
    const tables = await page.getByRole('table').allInnerTexts()
    const sentence = await page.getByRole('heading', { level: 2 }).allInnerTexts()
    return [...sentence, ...tables].join('\n')
  }

  test('a Viewer reads what is in force, and finds nothing that he may not do', async () => {
    const { page, problems } = await open(`${APP}/fleet?${THEN}`, { jsonData: { windowCount: 12 } })
    await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Settings' }).click()
    await found(page, 'Plain: 2 models, no processor scraped, last verdict on 13 Jan 2024.').waitFor()
    const shown = page.getByRole('region', { name: 'Settings' })
    expect(await shown.innerText()).toMatch(/administrators change them[^]*Windows shown\s+12\s/)
    expect(await shown.getByRole('textbox').count()).toBe(0)
    expect(await page.getByRole('button', { name: /Save|Test/ }).count()).toBe(0)
    expect(await problems()).toEqual([])
    await page.close()
  }, 180_000)

  test('renamed metrics are noticed, and show the same once an Admin has set their prefixes', async () => {
    const plain = await open(`${APP}/fleet?${THEN}`)
    const other = await open(`${APP}/fleet?${THEN}`, { role: 'Admin', dataSources: [renamedSource()] })
    const { page, problems } = other
    await page.getByText('set “acme_” as the prefix of metrics and “exported_” as the prefix of labels').waitFor()
    await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Settings' }).click()
    await page.getByLabel('Prefix of metrics').fill('9_')
    await page.getByText('"9_" cannot begin the name of a metric').waitFor()
    expect(await page.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true)
    await page.getByLabel('Prefix of metrics').fill('acme_')
    await page.getByLabel('Prefix of labels').fill('exported_')
    await page.getByRole('button', { name: 'Test connection' }).click()
    await page.getByText('Renamed: 2 models, no processor scraped, last verdict on 13 Jan 2024.').waitFor()
    await page.getByRole('button', { name: 'Save' }).click()
    await found(page, 'Renamed: 2 models, no processor scraped, last verdict on 13 Jan 2024.').waitFor()
    for (const path of ['fleet', 'fleet/default/young', 'fleet/default/wild', 'fleet/default/wild/drift']) {
      const said = await saidOf(other, `${path}?${THEN}`)
      expect(said).toMatch(/fare|young/)
      expect(said).toBe(await saidOf(plain, `${path}?${THEN}`))
    }
    expect(await problems()).toEqual([])
    await page.close()
    await plain.page.close()
  }, 420_000)

  test('the configuration of the plugin has the same form, and what it sets holds on the pages', async () => {
    const options = { role: 'Admin', dataSources: [plainSource(), renamedSource()] } as const
    const { page, problems, host } = await open('/plugins/driftline-modelhealth-app', options)
    await page.getByLabel('Windows shown').fill('5')
    await page.getByRole('combobox', { name: 'Data source' }).first().click()
    await page.getByRole('option', { name: 'Plain' }).click()
    const saved = page.waitForEvent('load')
    await page.getByRole('button', { name: 'Save' }).click()
    await saved
    const now = `from=2024-01-12T23:00:00.000Z&to=${UNSURE_END}`
    await page.goto(`${host.url}${APP}/fleet/default/young?${now}`)
    await page.getByText('features by state, 5 windows').waitFor()
    expect(askedSource(page)).toBe('plain')
    expect(await problems()).toEqual([])
    await page.close()
  }, 180_000)

  test('where it is not saved, the form says why in the words of Grafana', async () => {
    const { page } = await open(`${APP}/settings`, { role: 'Admin' })
    const refusal = { status: 403, json: { message: 'settings are provisioned' } }
    await page.route('**/api/plugins/*/settings', (route) => route.fulfill(refusal))
    await page.getByLabel('Windows shown').fill('7')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('alert').getByText('Not saved. Grafana says: settings are provisioned').waitFor()
    expect(await page.getByLabel('Windows shown').inputValue()).toBe('7')
    await page.close()
  }, 120_000)

  test('the data source is that of the settings, else the one that this person chose last', async () => {
    const dataSources = [renamedSource(), plainSource()]
    const set = await open(`${APP}/fleet?${THEN}`, { dataSources, jsonData: { dataSource: 'plain' } })
    await set.page.getByRole('row', { name: 'young' }).waitFor()
    expect(askedSource(set.page)).toBe('plain')
    expect(await set.problems()).toEqual([])
    await set.page.close()

    const { page, problems, host } = await open(`${APP}/fleet?${THEN}`, { dataSources })
    await page.getByText('No model is known to Renamed yet').waitFor()
    const kept = page.waitForRequest(
      (request) => request.method() === 'POST' && request.url().includes('/user-storage'),
    )
    await page.getByRole('combobox').first().click()
    await page.getByRole('option', { name: 'Plain' }).click()
    await kept
    await page.getByRole('row', { name: 'young' }).waitFor()
    await page.waitForLoadState('networkidle')
    await page.goto(`${host.url}${APP}/fleet?${THEN}`)
    await page.getByRole('row', { name: 'young' }).waitFor()
    expect(askedSource(page)).toBe('plain')
    await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Alert rules' }).click()
    await expect.poll(() => askedSource(page)).toBe('plain')
    expect(await problems()).toEqual([])
    await page.close()
  }, 300_000)
})

/** As a Prometheus has it that puts `acme_` before every metric and `exported_` before every label. */
function renamedText(text: string): string {
  return text
    .replaceAll(/^(# [A-Z]+ )?(?=(?:ml|driftline)_)/gm, '$1acme_')
    .replaceAll(/([{,])([a-z][a-z0-9_]*)="/g, '$1exported_$2="')
}

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { HostBrowser } from './host-browser.testing.ts'
import { canRunHost, startHostBrowser } from './host-browser.testing.ts'
import type { LiveFares } from './queries/live-fares.testing.ts'
import { startLiveFares } from './queries/live-fares.testing.ts'
import { askOnce, until } from './queries/prometheus.testing.ts'

const APP = '/a/driftline-modelhealth-app'
/** No window of it ends while the test runs. */
const WINDOW = '24h'

describe.runIf(canRunHost)('the way to a first verdict', () => {
  let folder = ''
  let app: HostBrowser
  let fares: LiveFares

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'driftline-setup-'))
    app = await startHostBrowser()
    fares = await startLiveFares(folder, WINDOW)
  }, 240_000)
  afterAll(async () => {
    await app?.stop()
    await fares?.stop()
    await rm(folder, { recursive: true })
  })

  const openPage = (path: string) =>
    app.openPage(path, { dataSources: [{ uid: 'prometheus', name: 'Prometheus', url: fares.prometheus.url }] })
  const hasSeries = (expr: string) =>
    until(expr, async () => (await askOnce(fares.prometheus.url, expr, Date.now())).length > 0 || undefined)

  test('checks itself step by step as the parts come', async () => {
    await hasSeries('driftline_processor_info')
    const { page, problems } = await openPage(`${APP}/fleet`)
    const step = (name: string) => page.getByRole('listitem').filter({ hasText: name })
    await step('Prometheus scrapes the processor').getByText('done').waitFor()
    expect(await step('A service counts what its model does').innerText()).toMatch(/next[^]*instrumentModel/)
    expect(await step('The processor knows a model').innerText()).toMatch(/not yet[^]*driftline serve/)

    fares.startVersion('1')
    await hasSeries('ml_model_info')
    await page.getByRole('button', { name: 'Look again' }).click()
    await step('The processor knows a model').getByText('It knows fares.').waitFor()
    expect(await step('A service counts what its model does').innerText()).toMatch(/done[^]*it holds \d+ streams/)
    expect(await step('A first window has ended').innerText()).toMatch(
      /next[^]*Learning: first verdict on fares expected after .* \d\d:00, when its window of 24h has ended/,
    )
    expect(await problems()).toEqual([])
    await page.close()
  }, 240_000)

  test('is on the Settings page, too', async () => {
    const { page, problems } = await openPage(`${APP}/settings`)
    await page.getByRole('heading', { name: 'No model is known to Prometheus yet', level: 2 }).waitFor()
    expect(await problems()).toEqual([])
    await page.close()
  }, 120_000)
})

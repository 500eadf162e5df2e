import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { toNumberText } from '@driftline/view'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { OpenedPage, PageLook } from './host-browser.testing.ts'
import { canRunHost } from './host-browser.testing.ts'
import type { HistoryHost } from './history-host.testing.ts'
import { startHistoryHost } from './history-host.testing.ts'
import { fillDatabase } from '../host/server/start-prometheus.ts'
import { scrapedHistory } from './scraped-models.testing.ts'
import { SCRAPED_END_MS, SCRAPED_MINUTES } from './scraped-clock.testing.ts'

const FLEET = '/a/driftline-modelhealth-app/fleet'
const END = new Date(SCRAPED_END_MS).toISOString()
const THEN = `from=${new Date(SCRAPED_END_MS - SCRAPED_MINUTES * 60_000).toISOString()}&to=${END}`

describe.runIf(canRunHost)('the Model page of the built plugin', () => {
  let history: HistoryHost

  beforeAll(async () => {
    history = await startHistoryHost(async (database, folder) => {
      await writeFile(join(folder, 'scraped.om'), scrapedHistory())
      await fillDatabase(join(folder, 'scraped.om'), database)
    })
  }, 300_000)
  afterAll(() => history?.stop())

  async function openPage(path: string, look: PageLook = {}): Promise<OpenedPage> {
    const dataSources = [
      { uid: 'prometheus', name: 'Prometheus', url: history.prometheusUrl },
      { uid: 'tempo', name: 'Tempo', url: '', type: 'tempo' },
    ]
    return history.openPage(path, { dataSources, role: 'Editor', ...look })
  }

  const section = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
  const cellsOf = (page: Page, name: string, row: number) =>
    section(page, name).getByRole('row').nth(row).getByRole('cell').allInnerTexts()

  const valueOf = (expr: string) => history.valueOf(expr, END)

  test('answers who is called for it, in the order of the questions', async () => {
    const { page, problems } = await openPage(`${FLEET}?${THEN}`)
    const row = page.getByRole('row', { name: 'fares' })
    await row.getByText('1 alert firing').waitFor()
    await row.getByRole('link', { name: 'fares' }).click()
    await page.getByRole('heading', { name: /^2 of 3 features need attention/ }).waitFor()
    await section(page, 'Service').getByRole('slider', { name: 'Latency over time' }).waitFor()
    await section(page, 'Alerts').getByText('1 alert firing, 1 pending').waitFor()
    expect(await page.getByRole('heading', { level: 3 }).allInnerTexts()).toEqual([
      'Alerts',
      'Service',
      'Error budgets',
      'State over time',
      'Quality score',
      'Segments that stand out',
      'Features',
      'Versions side by side',
      'What changed',
      'What to do now',
    ])
    expect(await cellsOf(page, 'Alerts', 1)).toEqual(['fires', 'page', 'availability, fast', 'since 10:51', 'Runbook'])
    const left = await valueOf(
      '1 - (ml_slo_events_total{ml_slo_name="availability"} - ml_slo_good_events_total) / (ml_slo_events_total * 0.01)',
    )
    const budget = await cellsOf(page, 'Error budgets', 1)
    expect(budget.slice(0, 2)).toEqual(['availability', '99 %'])
    const spent = toNumberText(1 - left)
    expect(budget.slice(3)).toEqual([`spent ${spent} times`, `${spent} × the pace that lasts, over the last day`])
    expect(await cellsOf(page, 'Segments that stand out', 1)).toEqual([
      'act',
      '91',
      'zone',
      '65 % of zone: 10 % who came, 55 % what changed inside',
    ])
    expect((await cellsOf(page, 'Versions side by side', 1)).slice(0, 3)).toEqual(['live', 'act', 'zone, severity 82'])
    expect((await cellsOf(page, 'Versions side by side', 2)).at(-1)).toMatch(/^2 h ago\s*ended$/)
    expect(await section(page, 'Features').getByRole('row', { name: 'prediction' }).getByText('output').count()).toBe(1)
    await section(page, 'Segments that stand out').getByRole('link', { name: 'region=eu' }).click()
    await page.getByRole('heading', { name: 'Segments', level: 1 }).waitFor()
    expect(new URL(page.url()).searchParams.get('dimension')).toBe('region')
    expect(new URL(page.url()).searchParams.get('segment')).toBe('eu')
    expect(await problems()).toEqual([])
    await page.close()
  })

  test('marks versions and changes on everything over time', async () => {
    const { page, problems } = await openPage(`${FLEET}/production/fares?${THEN}`, { theme: 'light' })
    const traffic = page.getByRole('slider', { name: 'Traffic over time' })
    await traffic.waitFor()
    const change = 'feature: feature-store/zone from 1.3.2 to 1.4.0'
    for (const name of [
      'Traffic over time',
      'Errors over time',
      'Features by state over time',
      'Quality score over time',
    ])
      expect(await page.getByRole('slider', { name }).locator('title').allTextContents()).toContain(change)
    await traffic.press('End')
    expect(await traffic.getAttribute('aria-valuetext')).toBe('2 Mar 2026 12:05: version 2 9/s')
    const states = page.getByRole('slider', { name: 'Features by state over time' })
    await states.press('End')
    for (let back = 0; back < 7; back += 1) await states.press('ArrowLeft')
    expect(await states.getAttribute('aria-valuetext')).toBe(
      `2 Mar 2026 10:40: 2 of 3 raised: 1 act, 1 investigate, 1 ok; 540 rows; ${change}`,
    )
    expect(await problems()).toEqual([])
    await page.close()
  })

  test('leads to runbooks, to the drift, and to traces where a data source of them is chosen', async () => {
    const { page, problems } = await openPage(`${FLEET}/production/fares?${THEN}`)
    const next = section(page, 'What to do now')
    expect(await next.getByRole('link', { name: 'the model’s runbook' }).getAttribute('href')).toBe(
      'https://runbooks.example/fares',
    )
    await next.getByText('– no data source of traces is chosen').waitFor()
    await page.goto(`${page.url()}&var-traces=tempo`)
    const traces = next.getByRole('link', { name: 'of region=eu' })
    const address = new URL((await traces.getAttribute('href')) ?? '', page.url())
    const { left } = JSON.parse(address.searchParams.get('panes') ?? '{}') as {
      left: { datasource: string; queries: readonly { query: string; queryType: string }[] }
    }
    expect(left.datasource).toBe('tempo')
    expect(left.queries[0]!.query).toContain('span.ml.model.version = "2"')
    expect(left.queries[0]!.query).toContain('span.ml.segment.region = "eu"')
    await next.getByRole('link', { name: 'every feature over time' }).click()
    await page.getByRole('heading', { name: 'Drift', level: 1 }).waitFor()
    expect(new URL(page.url()).searchParams.get('var-traces')).toBe('tempo')
    expect(await problems()).toEqual([])
    await page.close()
  })

  test('says of a model with one feature and nothing else what is missing, and why', async () => {
    const { page, problems } = await openPage(`${FLEET}/production/lone?${THEN}`)
    await page.getByRole('heading', { name: 'The one feature is like its reference.' }).waitFor()
    await page.getByText('None fires or is pending in this Prometheus.').waitFor()
    await page.getByText('No call of this model is in this Prometheus').waitFor()
    for (const why of ['No objective is counted', 'No score is told', 'Nothing is counted by segment'])
      expect(await page.getByText(why).count()).toBe(1)
    expect(await page.getByText('There is none beside version 1').count()).toBe(1)
    expect(await problems()).toEqual([])
    await page.close()
  })

  test('shows a model that ended as it was last, and says that it ended', async () => {
    const { page, problems } = await openPage(`${FLEET}?${THEN}`)
    await page.getByRole('row', { name: 'gone' }).getByRole('link', { name: 'gone' }).click()
    await page.getByRole('heading', { name: 'This does not speak for the time shown' }).waitFor()
    await page.getByRole('heading', { name: /^1 of 1 feature needs attention/ }).waitFor()
    expect((await cellsOf(page, 'Features', 1)).slice(0, 2)).toEqual(['act', '82'])
    await page.getByRole('button', { name: 'Show that time' }).click()
    await page.getByRole('heading', { name: 'This does not speak for the time shown' }).waitFor({ state: 'detached' })
    await page.getByRole('heading', { name: /^1 of 1 feature needs attention/ }).waitFor()
    expect(await problems()).toEqual([])
    await page.close()
  })
})

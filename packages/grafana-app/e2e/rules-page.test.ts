import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { FiredAlert } from '@driftline/rules'
import type { Page, Request } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { HostBrowser, PageLook } from './host-browser.testing.ts'
import { canRunHost, startHostBrowser } from './host-browser.testing.ts'
import { ridershipHistory } from '../scripts/ridership-history.ts'
import type { WatchedPage } from './open-host.testing.ts'
import type { StartedPrometheus } from '../host/server/start-prometheus.ts'
import { startPrometheus } from '../host/server/start-prometheus.ts'
import { driftline, startConfigured, until } from './queries/prometheus.testing.ts'

const RULES = '/a/driftline-modelhealth-app/rules'
const EXAMPLE = fileURLToPath(new URL('../../../examples/ridership/ridership.yaml', import.meta.url))
const DAY_MS = 86_400_000
const PATIENT = { timeout: 60_000 }
/** Its events come once a year, at the end of the window, and none of them is good: that burns for some hours. */
const KEPT_SPEC = `model: {name: ridership}
slos:
  custom:
    - name: kept
      good: ml_slo_good_events_total{ml_model_name="nobody"}
      total: ml_slo_events_total{ml_model_name="ridership"}
      objective: 0.95
      description: Everything is kept
alerting: {tiers: [{name: day, severity: critical, long: 12h, short: 3h, factor: 4}]}
`

const TARGETS = [
  ['Prometheus', 'prometheus'],
  ['Mimir', 'prometheus', '--pack'],
  ['Prometheus Operator', 'prometheus-operator'],
  ['Grafana, file provisioning', 'grafana-file'],
  ['Grafana, HTTP API', 'grafana-api'],
  ['Grafana, as Prometheus rules', 'grafana-convert'],
] as const

describe.runIf(canRunHost)('the Alert rules page of the built plugin', () => {
  let folder = ''
  let app: HostBrowser
  let prometheus: StartedPrometheus
  /** Has rules and no data. */
  let withRules: StartedPrometheus

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'driftline-rules-page-'))
    await cp(await ridershipHistory(), join(folder, 'history'), { recursive: true })
    await mkdir(join(folder, 'rules'))
    await driftline(['rules', 'build', EXAMPLE, '--out', join(folder, 'rules')])
    const installed = join(folder, 'rules/ridership.rules.yaml')
    await writeFile(installed, edited(await readFile(installed, 'utf8')))
    prometheus = await startPrometheus(join(folder, 'history'))
    withRules = await startConfigured(folder, { rule_files: [installed] }, join(folder, 'empty'))
    app = await startHostBrowser()
    await app.openPage(RULES).then(({ page }) => page.close())
  }, 600_000)
  afterAll(async () => {
    await app?.stop()
    await prometheus?.stop()
    await withRules?.stop()
    await rm(folder, { recursive: true })
  })

  /** @param search of the address beside the time */
  async function openRules(to: string, search = '', look: PageLook = {}): Promise<WatchedPage> {
    const dataSources = [
      { uid: 'prometheus', name: 'Prometheus', url: prometheus.url },
      { uid: 'ruled', name: 'Ruled', url: withRules.url },
    ]
    const from = new Date(Date.parse(to) - DAY_MS).toISOString()
    const path = `${RULES}?from=${from}&to=${to}&timezone=utc&${search}`
    const { page, problems } = await app.openPage(path, { dataSources, ...look })
    await heading(page, /./).waitFor()
    // Grafana has no folder for the rules yet, and the browser prints every answer that is no success.
    return { page, problems: async () => (await problems()).filter((problem) => !problem.includes('status of 404')) }
  }

  const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name, level: 2 })
  const spec = (page: Page) => page.getByLabel('Monitoring spec')
  const rows = (page: Page, section: string) => page.getByRole('region', { name: section }).getByRole('row')

  /** What the command line says of the same time. */
  async function backtest(path: string, days: number, to: string): Promise<readonly FiredAlert[]> {
    const from = new Date(Date.parse(to) - days * DAY_MS).toISOString()
    const span = ['--from', from, '--to', to]
    const out = await driftline(['rules', 'backtest', path, '--prometheus', prometheus.url, ...span, '--json'])
    return (JSON.parse(out) as { readonly fired: readonly FiredAlert[] }).fired
  }

  /** When the alerts on the page fired, as the list of firings has it. */
  async function shownFirings(page: Page): Promise<readonly string[]> {
    await page.getByText(/, one by one$/).click()
    const table = page.locator('details').getByRole('row')
    return (await table.locator('td:first-child').allInnerTexts()).map((text) => new Date(`${text}Z`).toISOString())
  }

  test('says of an opened file when its alerts would have fired, as the command line does', async () => {
    const to = '2005-01-01T12:00:00.000Z'
    const { page, problems } = await openRules(to)
    const ranges: number[] = []
    page.on('request', (request) => ranges.push(...pointsOf(request)))
    await page.getByLabel('File of the spec').setInputFiles(EXAMPLE)
    await heading(page, 'ridership: 3 objectives, 14 alerts.').waitFor()
    expect(ranges).toEqual([])
    await page.getByRole('button', { name: 'Try 24 h' }).click()
    await page.getByText(/^\d+ firings, .* in the 24 h up to 1 Jan 2005 12:00; 14 alerts tried\.$/).waitFor()
    const expected = await backtest(EXAMPLE, 1, to)
    expect(expected.length).toBeGreaterThan(0)
    expect(await shownFirings(page)).toEqual(expected.map(({ firedAtMs }) => new Date(firedAtMs).toISOString()))
    await page.getByText('No data for availability in this time: its alerts could not fire.').waitFor()
    expect(Math.max(...ranges)).toBeLessThanOrEqual(10_000)
    expect(await problems()).toEqual([])
    await page.close()
  }, 180_000)

  test('looks back further on request, and sees what a widened step would hide', async () => {
    const to = '2005-01-02T12:00:00.000Z'
    const path = join(folder, 'kept.yaml')
    await writeFile(path, KEPT_SPEC)
    const { page, problems } = await openRules(to)
    let widened = 0
    // As Grafana does where a request has more points than it likes.
    await page.route('**/api/ds/query', async (route) => {
      const body = route.request().postDataJSON() as QueryBody
      const isLarge = pointsOf(route.request()).some((points) => points > 1500)
      if (isLarge) widened += 1
      const queries = body.queries.map((query) => ({
        ...query,
        ...(isLarge && { interval: '30m', maxDataPoints: 10 }),
      }))
      await route.continue({ postData: JSON.stringify({ ...body, queries }) })
    })
    await spec(page).fill(KEPT_SPEC)
    await heading(page, 'ridership: 1 objective, 1 alert.').waitFor()
    await page.getByRole('button', { name: 'Try 7 days' }).click()
    await page.getByText(/ in the 7 days up to 2 Jan 2005 12:00; /).waitFor()
    const expected = await backtest(path, 7, to)
    expect(expected.map(({ alert }) => alert)).toEqual(['ModelSLOBurnRate'])
    expect(await shownFirings(page)).toEqual(expected.map(({ firedAtMs }) => new Date(firedAtMs).toISOString()))
    const [row] = await rows(page, 'Would have fired').filter({ hasText: 'kept, day' }).allInnerTexts()
    expect(row).toContain('page')
    expect(widened).toBeGreaterThan(0)
    expect(await problems()).toEqual([])
    await page.close()
  }, 180_000)

  test('stops asking when it is told to, and begins anew', async () => {
    const { page, problems } = await openRules('2005-01-01T12:00:00.000Z')
    await spec(page).fill('{model: {name: nobody}, slos: {availability: 0.999}}')
    const asked: Request[] = []
    const failed: Request[] = []
    page.on('requestfailed', (request) => failed.push(request))
    await page.route('**/api/ds/query', (route) => {
      asked.push(route.request())
    })
    await page.getByRole('button', { name: 'Try 30 days' }).click()
    await page.getByText(/^0 of \d+ questions answered$/).waitFor()
    await until('questions', () => asked.length > 0 || undefined)
    const before = asked.length
    await page.getByRole('button', { name: 'Cancel' }).click()
    await page.getByText('Nothing is asked until you do').waitFor()
    await until('the end of the questions', () => failed.length === before || undefined)
    expect(asked.length).toBe(before)
    await page.unroute('**/api/ds/query')
    await page.getByRole('button', { name: 'Try 24 h' }).click()
    await page.getByText(/^Nothing would have fired in the 24 h up to .*; \d+ alerts tried\.$/).waitFor()
    expect(await problems()).toEqual([])
    await page.close()
  }, 180_000)

  test('tells where a spec is wrong, and leads there', async () => {
    const { page, problems } = await openRules('2005-01-01T12:00:00.000Z')
    const text = 'model: {name: fares}\nslos:\n  availability: 99.9\n  latncy: {below: 1s}\n'
    await spec(page).fill(text)
    await heading(page, '2 problems in the spec.').waitFor()
    const found = page.getByRole('list', { name: 'Problems and warnings' }).getByRole('listitem')
    expect(await found.allInnerTexts()).toEqual([
      expect.stringMatching(/^line 3, column 17\s+problem\s+"slos.availability" must be below 1/) as string,
      expect.stringMatching(
        /^line 4, column 3\s+problem\s+"slos" has no key "latncy"\. Did you mean "latency"\?/,
      ) as string,
    ])
    await page.getByRole('button', { name: 'line 4, column 3' }).click()
    const caret = await spec(page).evaluate((area) => (area as HTMLTextAreaElement).selectionStart)
    expect(text.slice(caret, caret + 6)).toBe('latncy')
    expect(await page.getByRole('region', { name: 'Download' }).count()).toBe(0)
    const large = { name: 'large.yaml', mimeType: 'text/yaml', buffer: Buffer.alloc(600 * 1024, 'a') }
    await page.getByLabel('File of the spec').setInputFiles(large)
    await page.getByText('large.yaml has 600 KiB; a spec has at most 512 KiB.').waitFor()
    expect(await spec(page).inputValue()).toBe(text)
    expect(await problems()).toEqual([])
    await page.close()
  }, 120_000)

  // A page of Chromium gives no more than ten files in a second.
  test.each([{ targets: TARGETS.slice(0, 3) }, { targets: TARGETS.slice(3) }])(
    'gives the files that the command line writes, $targets.0.0 and others',
    async ({ targets }) => {
      const { page, problems } = await openRules('2005-01-01T12:00:00.000Z')
      await page.getByLabel('File of the spec').setInputFiles(EXAMPLE)
      for (const [name, target, ...flags] of targets) {
        const out = join(folder, `built-${target}${flags.join('')}`)
        await driftline(['rules', 'build', EXAMPLE, '--target', target, ...flags, '--out', out])
        const files = rows(page, 'Download').filter({ has: page.getByText(name, { exact: true }) })
        for (const i of [0, 1]) {
          const download = page.waitForEvent('download')
          await files.getByRole('button').nth(i).click()
          const file = await download
          const written = await readFile(join(out, file.suggestedFilename()), 'utf8')
          expect(await readFile(await file.path(), 'utf8'), file.suggestedFilename()).toBe(written)
        }
      }
      expect(await problems()).toEqual([])
      await page.close()
    },
    400_000,
  )

  test('says what each alert does as the command line does', async () => {
    const { page, problems } = await openRules('2005-01-01T12:00:00.000Z')
    await page.getByLabel('File of the spec').setInputFiles(EXAMPLE)
    const words = await page.getByRole('region', { name: 'What each alert does' }).innerText()
    const said = await driftline(['rules', 'explain', EXAMPLE])
    for (const [, outage] of said.matchAll(/^ {2}\w+ +(?:page|ticket): (.*)$/gm))
      expect(words).toContain(`${outage!.charAt(0).toUpperCase()}${outage!.slice(1)}.`)
    expect(await problems()).toEqual([])
    await page.close()
  }, 120_000)

  test('compares the rules with those that are installed', async () => {
    const { page, problems } = await openRules('2005-01-01T12:00:00.000Z')
    await page.getByLabel('File of the spec').setInputFiles(EXAMPLE)
    await page.getByText(/^None of the \d+ rules is installed in Prometheus\.$/).waitFor()
    const other = new URL(page.url())
    other.searchParams.set('var-ds', 'ruled')
    await page.goto(other.href)
    await page.getByLabel('File of the spec').setInputFiles(EXAMPLE)
    const found = page.getByRole('region', { name: 'Installed in Ruled' }).getByRole('listitem')
    await found.filter({ hasText: 'edited' }).waitFor()
    expect(await found.count()).toBe(2)
    expect(await found.filter({ hasText: 'edited' }).innerText()).toMatch(/label severity\s+info\s+critical/)
    expect(await found.filter({ hasText: 'missing' }).innerText()).toContain('ModelSLONoTraffic')
    expect(await problems()).toEqual([])
    await page.close()
  }, 120_000)

  test('writes the spec of one objective for a model of the data source', async () => {
    const model = '/a/driftline-modelhealth-app/fleet/default/ridership'
    const { page, problems } = await openRules('2017-01-01T00:00:00.000Z')
    await page.goto(page.url().replace(RULES, model))
    await page.getByRole('link', { name: 'alert rules', exact: true }).click()
    await page.getByRole('radio', { name: 'One objective' }).click()
    await expect.poll(() => spec(page).inputValue(), PATIENT).toContain('model: { name: "ridership" }')
    expect(await spec(page).inputValue()).toContain('environments: ["default"]')
    await page.getByRole('combobox', { name: 'Promise' }).click()
    await page.getByRole('option', { name: 'Calls are fast' }).click()
    await page.getByLabel('Good up to').fill('80ms')
    await page.getByLabel('Share of good events, %').fill('97.5')
    await heading(page, /^ridership: 1 objective, /).waitFor()
    expect(await spec(page).inputValue()).toContain('latency: { below: "80ms", objective: 0.975 }')
    const text = await spec(page).inputValue()
    await page.reload()
    await expect.poll(() => spec(page).inputValue(), PATIENT).toBe(text)
    await page.getByRole('button', { name: 'Go on with it as text' }).click()
    await spec(page).fill(text.replace('0.975', '1'))
    await page.getByRole('button', { name: 'line 5, column' }).waitFor()
    expect(await problems()).toEqual([])
    await page.close()
  }, 120_000)

  test('says in its own words why a data source does not tell', async () => {
    const silent = { uid: 'prometheus', name: 'Silent', url: 'http://127.0.0.1:1' }
    const { page, problems } = await openRules('2005-01-01T12:00:00.000Z', '', { dataSources: [silent] })
    await spec(page).fill('{model: {name: fares}, slos: {availability: 0.999}}')
    await page.getByRole('button', { name: 'Try 24 h' }).click()
    await heading(page, 'Silent does not tell').first().waitFor()
    await heading(page, 'Silent does not tell its rules').waitFor()
    // The browser prints every answer that is no success.
    const others = (await problems()).filter((problem) => !/status of (?:400|500)/.test(problem))
    expect(others).toEqual([])
    await page.close()
  }, 120_000)
})

/** What a download is called on the page, and what the command line calls it. */

interface QueryBody {
  readonly from: string
  readonly to: string
  readonly queries: readonly { readonly range: boolean; readonly intervalMs: number }[]
}

/** Points that each query over a range asks for. */
function pointsOf(request: Request): readonly number[] {
  if (!request.url().endsWith('/api/ds/query')) return []
  const { from, to, queries } = request.postDataJSON() as QueryBody
  return queries.filter(({ range }) => range).map(({ intervalMs }) => (Number(to) - Number(from)) / intervalMs + 1)
}

/** Rules as a person left them: one made milder, one taken out. */
function edited(rules: string): string {
  const [head = '', ...parts] = rules.split(/(?= {6}- (?:alert|record): )/)
  const kept = parts.filter((part) => !part.includes('alert: ModelSLONoTraffic'))
  return [head, ...kept].join('').replace('severity: critical', 'severity: info')
}

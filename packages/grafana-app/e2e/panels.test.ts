import {
  ATTR_DEPLOYMENT_ENVIRONMENT_NAME,
  ATTR_ML_FEATURE_NAME,
  ATTR_ML_MODEL_NAME,
  ATTR_ML_SEGMENT_NAME,
  METRIC_ML_DISTRIBUTION_SHARE,
  METRIC_ML_DRIFT_SEVERITY,
  METRIC_ML_DRIFT_STATUS,
  ML_SEGMENT_NAME_VALUE_ALL,
} from '@driftline/semconv'
import { toPercentText, toSeverityText } from '@driftline/view'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PageLook } from './host-browser.testing.ts'
import { canRunHost } from './host-browser.testing.ts'
import type { HistoryHost } from './history-host.testing.ts'
import { startHistoryHost } from './history-host.testing.ts'
import { createNames } from '../src/queries/names.ts'
import { selector } from '../src/queries/selector.ts'
import { askOnce } from './queries/prometheus.testing.ts'

const names = createNames()
const EVERYONE = { [ATTR_ML_SEGMENT_NAME]: ML_SEGMENT_NAME_VALUE_ALL }
const [SEVERITY, STATUS] = [METRIC_ML_DRIFT_SEVERITY, METRIC_ML_DRIFT_STATUS].map((metric) =>
  selector(names, metric, EVERYONE),
) as [string, string]
const ALL_YEARS = '[5000d]'
const [FROM, TO] = ['2004-01-01T00:00:00.000Z', '2017-01-01T00:00:00.000Z']
const HEATMAP = 'driftline-driftheatmap-panel'
const DISTRIBUTION = 'driftline-distribution-panel'

describe.runIf(canRunHost)('the panels in a dashboard', () => {
  let history: HistoryHost

  beforeAll(async () => {
    history = await startHistoryHost()
  }, 180_000)
  afterAll(() => history?.stop())

  interface Shown extends PageLook {
    readonly exprs?: readonly string[]
    readonly format?: 'time_series' | 'table'
    readonly frames?: readonly object[]
    readonly panelOptions?: object
  }

  /** Opens a panel with what one query after the other answers at the end of the history, or with frames. */
  async function openPanel(id: string, { exprs = [], format, frames, panelOptions, ...options }: Shown) {
    const asked = new URLSearchParams({ from: FROM, to: TO, instant: '' })
    for (const expr of exprs) asked.append('expr', expr)
    if (format !== undefined) asked.set('format', format)
    if (frames !== undefined) asked.set('frames', JSON.stringify(frames))
    if (panelOptions !== undefined) asked.set('options', JSON.stringify(panelOptions))
    return history.openPage(`/d/${id}?${asked.toString()}`, options)
  }

  /** What the newest column says of a feature, by Prometheus. */
  async function newestOf(feature: string): Promise<string> {
    const where = { ...EVERYONE, [ATTR_ML_FEATURE_NAME]: feature }
    const at = Date.parse(TO)
    const severities = await askOnce(history.prometheusUrl, selector(names, METRIC_ML_DRIFT_SEVERITY, where), at)
    const states = await askOnce(history.prometheusUrl, selector(names, METRIC_ML_DRIFT_STATUS, where), at)
    const [severity, state] = [severities[0]?.samples[0]?.[1] ?? NaN, states[0]?.labels['ml_drift_state']]
    return `${feature}, 2017-01-01 00:00:00: ${state}, severity ${toSeverityText(severity)}`
  }

  const cells = (page: Page) => page.getByRole('application')
  const menu = (page: Page) => page.getByRole('navigation', { name: 'Panel menu' }).getByRole('link')

  test('show every feature at every window end, as Prometheus has it, by pointer and by keys, in both themes', async () => {
    for (const theme of ['dark', 'light'] as const) {
      const { page, problems } = await openPanel(HEATMAP, { exprs: [SEVERITY + ALL_YEARS, STATUS + ALL_YEARS], theme })
      await cells(page).focus()
      await cells(page).press('End')
      const rows = await page.getByRole('listitem').allInnerTexts()
      const counted = await askOnce(history.prometheusUrl, `count by (ml_feature_name) (${SEVERITY})`, Date.parse(TO))
      expect(new Set(rows)).toEqual(new Set(counted.map(({ labels }) => labels['ml_feature_name'])))
      expect(rows).toHaveLength(counted.length)
      const said = async () => ((await cells(page).getAttribute('aria-label')) ?? '').replace(/^[^.]*\. /, '')
      expect(await said()).toContain(await newestOf(rows[0]!))
      await cells(page).press('ArrowDown')
      expect(await said()).toContain(await newestOf(rows[1]!))
      await cells(page).press('Home')
      expect(await said()).toContain(`${rows[1]}, 2005-01-01 00:00:00`)
      const drawings = await countDrawings(page)
      await cells(page)
        .locator('canvas')
        .hover({ position: { x: 5, y: 5 } })
      await page.getByText('2005-01-01 00:00:00', { exact: true }).waitFor()
      await page.getByText('act', { exact: true }).first().waitFor()
      expect(await drawings()).toBe(0)
      expect(await problems()).toEqual([])
      await page.close()
    }
  })

  test('lead to the page of a row with the time of the panel, by click and by Enter', async () => {
    const { page, problems } = await openPanel(HEATMAP, { exprs: [SEVERITY + ALL_YEARS] })
    const first = await page.getByRole('listitem').first().innerText()
    await page.getByText('by severity alone').waitFor()
    await cells(page).press('End')
    await cells(page).press('Enter')
    await page.getByRole('heading', { name: first, level: 1 }).waitFor()
    expect(Object.fromEntries(new URL(page.url()).searchParams)).toMatchObject({ 'var-ds': 'prometheus', version: '1' })
    expect(await problems()).toEqual([])
    await page.close()
  })

  test('take a table, a label for the rows and an order as well as series', async () => {
    const models = `max by (${names.label(ATTR_ML_MODEL_NAME)}) (${SEVERITY})`
    const { page, problems } = await openPanel(HEATMAP, {
      exprs: [models, `sum by (ml_model_name, ml_drift_state) (${STATUS})`],
      format: 'table',
      panelOptions: { showLegend: false, openApp: false },
    })
    await cells(page).waitFor()
    expect(await page.getByRole('listitem').allInnerTexts()).toEqual(['ridership'])
    expect(await page.getByRole('listitem').getByRole('link').count()).toBe(0)
    await cells(page).press('End')
    expect(await cells(page).getAttribute('aria-label')).toMatch(/ridership, 2017-01-01 00:00:00: act, severity 100/)
    const byName = await openPanel(HEATMAP, { exprs: [SEVERITY], format: 'table', panelOptions: { order: 'name' } })
    await cells(byName.page).waitFor()
    const rows = await byName.page.getByRole('listitem').allInnerTexts()
    expect(rows).toEqual(rows.toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true })))
    expect([...(await problems()), ...(await byName.problems())]).toEqual([])
    await Promise.all([page.close(), byName.page.close()])
  })

  test('lay the distribution of now over that of then, bin by bin as Prometheus has it', async () => {
    const where = { ...EVERYONE, [ATTR_ML_FEATURE_NAME]: 'addison' }
    const share = selector(names, METRIC_ML_DISTRIBUTION_SHARE, where)
    for (const format of ['time_series', 'table'] as const) {
      const { page, problems } = await openPanel(DISTRIBUTION, { exprs: [share], format })
      const bins = page.getByRole('slider', { name: 'Distribution' })
      await bins.press('Home')
      const told = await askOnce(history.prometheusUrl, share, Date.parse(TO))
      const edges = told.map(({ labels }) =>
        Number(labels['ml_bin_upper'] === '+Inf' ? Infinity : labels['ml_bin_upper']),
      )
      const shareOf = (source: string): number =>
        told.find(
          ({ labels }) => labels['ml_bin_source'] === source && Number(labels['ml_bin_upper']) === Math.min(...edges),
        )?.samples[0]?.[1] ?? 0
      const words = `training ${toPercentText(shareOf('reference'))}, now ${toPercentText(shareOf('current'))}`
      expect(await bins.getAttribute('aria-valuetext')).toContain(words)
      await page.getByText('now, as of 2017-01-01 00:00:00').waitFor()
      expect(await menu(page).getAttribute('href')).toContain('/fleet/default/ridership/features/addison?')
      expect(await problems()).toEqual([])
      await page.close()
    }
    const summed = await openPanel(DISTRIBUTION, { exprs: [share], panelOptions: { shape: 'cumulative' } })
    const steps = summed.page.getByRole('slider', { name: 'Distribution, summed up' })
    await steps.press('End')
    expect(await steps.getAttribute('aria-valuetext')).toBe('all values: training 100 %, now 100 %')
    expect(await summed.problems()).toEqual([])
    await summed.page.close()
  })

  test('say what came, what is needed and how to ask for it', async () => {
    const wrong = [
      { id: HEATMAP, exprs: ['up'], found: 'no frame at all' },
      { id: HEATMAP, exprs: ['count(ml_window_rows)'], found: 'series with no labels' },
      { id: HEATMAP, exprs: ['ml_window_rows * 1000'], found: 'without the label ml_drift_state' },
      { id: DISTRIBUTION, exprs: [SEVERITY], found: 'series with the labels' },
      { id: DISTRIBUTION, frames: [TEXTS], found: '1 frame without a column of numbers: text (string)' },
    ]
    for (const { id, found, ...shown } of wrong) {
      const { page, problems } = await openPanel(id, shown)
      const notice = page.getByRole('status')
      await notice.getByText(found).waitFor()
      await notice.getByText('Needed: ').waitFor()
      const queries = (await notice.locator('pre').innerText()).replaceAll('your-', '').trim().split('\n')
      for (const query of queries) await askOnce(history.prometheusUrl, query, Date.parse(TO))
      expect(await problems()).toEqual([])
      await page.close()
    }
  })

  test('offer in their menu the way to the model they are about, and alerts and rules theirs', async () => {
    const { page, problems } = await openPanel(HEATMAP, { exprs: [SEVERITY] })
    await menu(page).click()
    await page.getByRole('heading', { name: 'ridership', level: 1 }).waitFor()
    expect(new URL(page.url()).searchParams.get('from')).toBe(FROM)
    const labels = { [names.label(ATTR_ML_MODEL_NAME)]: 'ridership' }
    const environment = { [names.label(ATTR_DEPLOYMENT_ENVIRONMENT_NAME)]: 'default' }
    const asked = new URLSearchParams({ labels: JSON.stringify({ ...labels, ...environment }) })
    const alert = await history.openPage(`/alerting/list?${asked.toString()}`)
    for (const place of ['grafana/alerting/instance/action', 'grafana/alerting/alertingrule/action'])
      expect(await alert.page.getByRole('navigation', { name: place }).getByRole('link').getAttribute('href')).toBe(
        '/a/driftline-modelhealth-app/fleet/default/ridership',
      )
    const nothing = await history.openPage('/alerting/list?expr=up')
    await nothing.page
      .getByRole('navigation', { name: 'grafana/alerting/instance/action' })
      .waitFor({ state: 'attached' })
    expect(await nothing.page.getByRole('link', { name: 'Open model health' }).count()).toBe(0)
    expect([...(await problems()), ...(await alert.problems()), ...(await nothing.problems())]).toEqual([])
    await Promise.all([page, alert.page, nothing.page].map((one) => one.close()))
  })
})

/** Counts how often a canvas of a page is drawn anew from now on. */
async function countDrawings(page: Page): Promise<() => Promise<number>> {
  const counted = await page.evaluateHandle(() => {
    const count = { drawings: 0 }
    const { prototype } = CanvasRenderingContext2D
    const clear = Object.getOwnPropertyDescriptor(prototype, 'clearRect')?.value as (...box: number[]) => void
    prototype.clearRect = function clearRect(...box) {
      count.drawings += 1
      Reflect.apply(clear, this, box)
    }
    return count
  })
  return () => counted.evaluate(({ drawings }) => drawings)
}

/** A frame of words. */
const TEXTS = { schema: { fields: [{ name: 'text', type: 'string' }] }, data: { values: [['a']] } }

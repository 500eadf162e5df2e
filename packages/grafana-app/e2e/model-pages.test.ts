import { boundText } from '@driftline/health'
import { toNumberText, toPercentText } from '@driftline/view'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { canRunHost } from './host-browser.testing.ts'
import type { HistoryHost } from './history-host.testing.ts'
import { THEN, startHistoryHost } from './history-host.testing.ts'

const FLEET = '/a/driftline-modelhealth-app/fleet'
const MODEL = `${FLEET}/default/ridership`
const END = '2017-01-01T00:00:00Z'

describe.runIf(canRunHost)('the pages of a model in the built plugin', () => {
  let history: HistoryHost

  beforeAll(async () => {
    history = await startHistoryHost()
  }, 180_000)
  afterAll(() => history?.stop())

  const valueOf = (expr: string, time = END) => history.valueOf(expr, time)
  const heading = (page: Page, name: string | RegExp, level = 1) => page.getByRole('heading', { name, level })

  test('lead from the fleet to the drifted distribution, and back step by step', async () => {
    const { page, problems } = await history.openPage(`${FLEET}?${THEN}`)
    await page.getByRole('link', { name: 'ridership' }).click()
    await heading(page, 'ridership').waitFor()
    await page.getByRole('link', { name: 'Drift over time' }).click()
    await heading(page, 'Drift').waitFor()
    const cells = page.getByRole('application').locator('canvas')
    const worst = await page.getByRole('listitem').first().innerText()
    await cells.click({ position: { x: 5, y: 5 } })
    await heading(page, worst).waitFor()
    await page.getByRole('slider', { name: 'Distribution' }).waitFor()
    for (const name of ['Drift', 'ridership', 'Fleet']) {
      await page.goBack()
      await heading(page, name).waitFor()
    }
    await page.getByRole('row', { name: 'ridership' }).getByRole('cell').getByRole('link').click()
    await page.getByRole('slider', { name: 'Distribution' }).waitFor()
    expect(new URL(page.url()).searchParams.get('to')).toBe('2017-01-01T00:00:00.000Z')
    await page.getByRole('link', { name: 'ridership' }).click()
    await heading(page, 'ridership').waitFor()
    expect(await problems()).toEqual([])
    await page.close()
  })

  test('count and rank what the metrics say of the model', async () => {
    const { page, problems } = await history.openPage(`${MODEL}?${THEN}`, { theme: 'light' })
    const countOf = (state: string) => valueOf(`ml_drift_features{ml_drift_state="${state}",ml_segment_name="all"}`)
    const [act, ok] = [await countOf('act'), await countOf('ok')]
    await heading(page, new RegExp(`^${act} of ${act + ok} features need attention`), 2).waitFor()
    const features = page.getByRole('region', { name: 'Features' })
    await features.getByText(`the 15 of ${act + ok} features that ask for most`).waitFor()
    const rows = features.getByRole('row')
    expect(await rows.count()).toBe(1 + 1 + 15)
    for (const name of ['clinton', 'oak_park', 'kedzie']) {
      const [state, severity, since] = await rows.filter({ hasText: name }).getByRole('cell').allInnerTexts()
      const labels = `{ml_feature_name="${name}",ml_segment_name="all"}`
      expect(Number(severity)).toBe(Math.floor(await valueOf(`ml_drift_severity${labels}`)))
      expect(await valueOf(`ml_drift_status{ml_drift_state="${state}",ml_feature_name="${name}"}`)).toBe(1)
      const year = await valueOf(`year(ml_drift_since_seconds${labels})`)
      expect(since).toBe(Number.isNaN(year) ? '–' : String(year))
    }
    const states = page.getByRole('slider', { name: 'Features by state over time' })
    await states.press('Home')
    const first = '2005-01-01T00:00:00Z'
    const actThen = await valueOf('ml_drift_features{ml_drift_state="act",ml_segment_name="all"}', first)
    expect(await states.getAttribute('aria-valuetext')).toContain(`2004: `)
    expect(await states.getAttribute('aria-valuetext')).toContain(`${actThen} act`)
    expect(await problems()).toEqual([])
    await page.close()
  })

  test('say of every cell of the heatmap what it is, by pointer and by keys', async () => {
    const { page, problems } = await history.openPage(`${MODEL}/drift?${THEN}`)
    const map = page.getByRole('application', { name: /^Heatmap/ })
    await map.focus()
    const features = await page.getByRole('listitem').allInnerTexts()
    const row = features.indexOf('harlem')
    await page.mouse.move(0, 0)
    for (let steps = 0; steps <= row; steps += 1) await map.press('ArrowDown')
    await map.press('Home')
    for (const [year, key] of [2004, 2005, 2006, 2007, 2016].map(
      (shown) => [shown, shown === 2007 ? 'End' : 'ArrowRight'] as const,
    )) {
      const labels = `{ml_feature_name="harlem",ml_segment_name="all"}`
      const end = `${year + 1}-01-01T00:00:00Z`
      const severity = Math.floor(await valueOf(`ml_drift_severity${labels}`, end))
      const words = new RegExp(`^harlem, ${year}: (\\w+), severity ${severity}, .*beside training$`)
      const state = words.exec(await page.getByText(words).innerText())?.[1]
      expect(await valueOf(`ml_drift_status{ml_feature_name="harlem",ml_drift_state="${state}"}`, end)).toBe(1)
      await map.press(key)
    }
    await map.press('Enter')
    await heading(page, 'harlem').waitFor()
    expect(await problems()).toEqual([])
    await page.close()
  })

  test('show a feature then and now as its metrics have it', async () => {
    const { page, problems } = await history.openPage(`${MODEL}/features/addison?${THEN}`)
    const bins = page.getByRole('slider', { name: 'Distribution', exact: true })
    await bins.press('Home')
    const uppers = await upperEdges(history.prometheusUrl)
    const lowest = uppers[0]!
    const shareOf = (source: string) =>
      valueOf(`ml_distribution_share{ml_feature_name="addison",ml_bin_source="${source}",ml_bin_upper="${lowest}"}`)
    const [was, is] = [await shareOf('reference'), await shareOf('current')]
    const words = `up to ${toNumberText(Number(lowest))}: training ${toPercentText(was)}, now ${toPercentText(is)}`
    expect(await bins.getAttribute('aria-valuetext')).toBe(words)
    const quantile = (name: string, source: string) =>
      valueOf(`ml_quality_quantile{ml_feature_name="addison",ml_quantile="${name}",ml_bin_source="${source}"}`)
    const median = toNumberText(await quantile('p50', 'current'))
    const then = toNumberText(await quantile('p50', 'reference'))
    const quantiles = page.getByRole('slider', { name: 'Quantiles over time' })
    expect(await quantiles.getAttribute('aria-valuetext')).toMatch(
      new RegExp(`^2016: median ${median}, .*; reference median ${then}, `),
    )
    const bound = await valueOf('ml_drift_lower_bound{ml_feature_name="addison"}')
    await heading(page, new RegExp(`^Act since 2011, severity 100: .* ≥ ${boundText(bound)} `), 2).waitFor()
    expect(await problems()).toEqual([])
    await page.close()
  })

  test('keep the shape of a distribution in the address', async () => {
    const { page, problems } = await history.openPage(`${MODEL}/features/addison?${THEN}`)
    await page.getByRole('radio', { name: 'Cumulative' }).click()
    const steps = page.getByRole('slider', { name: 'Distribution, summed up' })
    await steps.waitFor()
    await expect.poll(() => new URL(page.url()).searchParams.get('shape')).toBe('cumulative')
    await page.reload()
    await steps.press('End')
    await expect.poll(() => steps.getAttribute('aria-valuetext')).toBe('all values: training 100 %, now 100 %')
    expect(await problems()).toEqual([])
    await page.close()
  })

  test('say what is missing, and what to do', async () => {
    const { page, problems } = await history.openPage(`${MODEL}/features/all?${THEN}`)
    await page.getByText('The model as a whole has no distribution of its own').waitFor()
    await page.goto(page.url().replace('/all?', '/nowhere?'))
    await heading(page, 'Nothing is known of nowhere', 2).waitFor()
    const unknown = page.url()
    await page.getByRole('button', { name: 'Show its features' }).click()
    await heading(page, 'Drift', 1).waitFor()
    await page.goto(unknown.replace('/ridership/', '/a~2Fb~22%7B/'))
    await heading(page, 'Nothing is known of a/b"{', 2).waitFor()
    expect(await problems()).toEqual([])
    await page.close()
  })

  test('say in its own words why a data source does not answer', async () => {
    const silent = { uid: 'prometheus', name: 'Silent', url: 'http://127.0.0.1:1' }
    const { page, problems } = await history.openPage(`${MODEL}/drift?${THEN}`, { dataSources: [silent] })
    await heading(page, 'Silent does not answer', 2).waitFor()
    const again = page.waitForRequest((request) => request.url().includes('/api/'))
    await page.getByRole('button', { name: 'Try again' }).click()
    await again
    // The browser prints every answer that is no success.
    const others = (await problems()).filter((problem) => !/status of (?:400|500)/.test(problem))
    expect(others).toEqual([])
    await page.close()
  })

  test('tell an output of the model from its features', async () => {
    const { page, problems } = await history.openPage(`${MODEL}/features/prediction?${THEN}`)
    await page.getByText('output of the model').waitFor()
    expect(await problems()).toEqual([])
    await page.close()
  })

  test('show the time of the newest verdict when the page is of another', async () => {
    const { page, problems } = await history.openPage(MODEL)
    await heading(page, 'This does not speak for the time shown', 2).waitFor()
    await page.getByRole('button', { name: 'Show that time' }).click()
    await heading(page, 'This does not speak for the time shown', 2).waitFor({ state: 'detached' })
    expect(new URL(page.url()).searchParams.get('to')).toBe('2017-01-01T00:00:00.000Z')
    expect(await problems()).toEqual([])
    await page.close()
  })
})

/** Upper edges of the bins of addison, as labels, the lowest first. */
async function upperEdges(url: string): Promise<readonly string[]> {
  const query = 'count by (ml_bin_upper) (ml_distribution_share{ml_feature_name="addison"})'
  const response = await fetch(`${url}/api/v1/query?${new URLSearchParams({ query, time: END }).toString()}`)
  const { data } = (await response.json()) as { data: { result: { metric: Record<string, string> }[] } }
  const labels = data.result.map(({ metric }) => metric['ml_bin_upper'] ?? '')
  const valueOf = (label: string): number => (label === '+Inf' ? Infinity : Number(label))
  return labels.toSorted((a, b) => valueOf(a) - valueOf(b))
}

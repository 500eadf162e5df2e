import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { toNumberText, toPercentText, toSeverityText } from '@driftline/view'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { canRunHost } from './host-browser.testing.ts'
import type { HistoryHost } from './history-host.testing.ts'
import { startHistoryHost } from './history-host.testing.ts'
import { fillDatabase } from '../host/server/start-prometheus.ts'
import { hasElectricity, replayElectricity } from './electricity.testing.ts'
import { toOpenMetrics } from './open-metrics.testing.ts'
import { seriousFindings } from './serious-findings.testing.ts'
import { SCENE_END_MS, segmentScenes } from './segment-scenes.testing.ts'

const FLEET = '/a/driftline-modelhealth-app/fleet'
const SEGMENTS = `${FLEET}/default/electricity/segments`
const END = '1998-08-31T00:00:00.000Z'
const THEN = timeUpTo(END)
/** Weeks in which segments are raised, and in which they are so no more. */
const WEEKS = ['1998-08-10', '1998-08-17', '1998-08-24', '1998-08-31'].map((day) => `${day}T00:00:00.000Z`)
const SCENES = timeUpTo(new Date(SCENE_END_MS).toISOString())
const canRun = canRunHost && (hasElectricity || process.env['CI'] === 'true')

describe.runIf(canRun)('segments in the built plugin', () => {
  let history: HistoryHost

  beforeAll(async () => {
    history = await startHistoryHost(async (database, folder) => {
      await fillDatabase(await replayElectricity(folder), database)
      await writeFile(join(folder, 'scenes.om'), toOpenMetrics(segmentScenes()))
      await fillDatabase(join(folder, 'scenes.om'), database)
    })
  }, 300_000)
  afterAll(() => history?.stop())

  async function ask(query: string, time: string): Promise<readonly Sample[]> {
    const form = new URLSearchParams({ query, time })
    const response = await fetch(`${history.prometheusUrl}/api/v1/query?${form.toString()}`)
    const { data } = (await response.json()) as { data: { result: Sample[] } }
    return data.result
  }

  const valueOf = (expr: string, time = END) => history.valueOf(expr, time)
  const heading = (page: Page, name: string | RegExp, level = 1) => page.getByRole('heading', { name, level })

  test('lead from the fleet to the distribution of one segment, and back step by step', async () => {
    const { page, problems } = await history.openPage(`${FLEET}?${THEN}`)
    await page.getByRole('row', { name: 'electricity' }).getByRole('link', { name: 'electricity' }).click()
    await heading(page, 'electricity').waitFor()
    await page.getByRole('link', { name: 'day_part=night' }).click()
    await heading(page, 'Segments').waitFor()
    const night = page.getByRole('row', { name: /^night/ })
    expect(await night.getByRole('checkbox').isChecked()).toBe(true)
    expect(await page.getByRole('figure').count()).toBe(1)
    await night.getByRole('link', { name: 'score' }).click()
    await heading(page, 'score').waitFor()
    await page.getByText('Only rows of day_part=night').waitFor()
    const since = await valueOf(
      'day_of_month(ml_drift_since_seconds{ml_segment_value="night",ml_feature_name="score"})',
    )
    await heading(page, new RegExp(`^Act since ${since} Jun 1998, severity 100: `), 2).waitFor()
    const bins = page.getByRole('slider', { name: 'Distribution' })
    await bins.press('Home')
    const lowest = (await edgesOf('score', 'night'))[0]!
    const shareOf = (source: string) => valueOf(share({ feature: 'score', value: 'night', source, upper: lowest }))
    expect(await bins.getAttribute('aria-valuetext')).toBe(
      `up to ${toNumberText(Number(lowest))}: training ${toPercentText(await shareOf('reference'))}, now ${toPercentText(await shareOf('current'))}`,
    )
    await page.getByRole('link', { name: 'Show everyone' }).click()
    await page.getByText('Only rows of day_part=night').waitFor({ state: 'detached' })
    await page.getByRole('region', { name: 'In segments' }).getByRole('link', { name: 'day_part=evening' }).click()
    await page.getByText('Only rows of day_part=evening').waitFor()
    for (const name of ['score', 'score', 'Segments', 'electricity', 'Fleet']) {
      await page.goBack()
      await heading(page, name).waitFor()
    }
    expect(await problems()).toEqual([])
    await page.close()
  }, 180_000)

  test.each(WEEKS)(
    'say of every value what the metrics say of the week up to %s, and nothing of the weeks before',
    async (end) => {
      const { page, problems } = await history.openPage(`${SEGMENTS}?${timeUpTo(end)}&dimension=weekday`)
      for (const dimension of ['weekday', 'day_part']) {
        await page.getByRole('link', { name: new RegExp(`^${dimension}`) }).click()
        await page.getByRole('region', { name: `Values of ${dimension}` }).waitFor()
        const table = page.getByRole('table').first()
        const values = (await ask(`ml_window_rows{ml_segment_name="${dimension}"}`, end)).map(
          ({ metric }) => metric['ml_segment_value']!,
        )
        await expect.poll(() => table.getByRole('row').count()).toBe(1 + values.length + 1)
        for (const value of values)
          await vi.waitFor(() => expectTold(table, { dimension, value, end }), { timeout: 15_000, interval: 250 })
      }
      expect(await problems()).toEqual([])
      await page.close()
    },
    120_000,
  )

  /** Compares a row of the table with what Prometheus has of the segment. */
  async function expectTold(
    table: Locator,
    { dimension, value, end }: Readonly<Record<'dimension' | 'value' | 'end', string>>,
  ) {
    const own = `ml_segment_name="${dimension}",ml_segment_value="${value}"`
    const row = table.getByRole('row', { name: new RegExp(`^${value}`) })
    const rows = await row.getByRole('rowheader').innerText()
    const [state, features = '', raised = '', contributes = ''] = await row.getByRole('cell').allInnerTexts()
    const counts = await ask(`ml_drift_features{${own},ml_reference="training"}`, end)
    for (const {
      metric,
      value: [, count],
    } of counts)
      expect(features, `${value}: ${features}`).toContain(
        `${count} ${WORDS[metric['ml_drift_state']!] ?? metric['ml_drift_state']!}`,
      )
    const worst = ORDER.find((word) => counts.some(({ metric }) => metric['ml_drift_state'] === word))!
    expect(state).toBe(WORDS[worst] ?? worst)
    const [n, all] = [
      await valueOf(`ml_window_rows{${own}}`, end),
      await valueOf('ml_window_rows{ml_segment_name="all"}', end),
    ]
    expect(rows).toContain(`${n} of ${all} rows`)
    const statuses = await ask(`ml_drift_status{${own},ml_drift_state=~"act|investigate"}`, end)
    expect(raised.split('\n').filter((line) => line !== '–')).toHaveLength(statuses.length)
    for (const { metric } of statuses) {
      const feature = metric['ml_feature_name']!
      const severity = await valueOf(`ml_drift_severity{${own},ml_feature_name="${feature}"}`, end)
      const since = await valueOf(`ml_drift_since_seconds{${own},ml_feature_name="${feature}"}`, end)
      const day = new Date(since * 1000).toLocaleDateString('en-GB', {
        day: 'numeric',
        month: 'short',
        year: 'numeric',
        timeZone: 'UTC',
      })
      expect(raised).toContain(
        `${feature} severity ${toSeverityText(severity)}, ${metric['ml_drift_kind']!.replaceAll('_', ' ')}, since ${day}`,
      )
    }
    const shifts = await ask(
      `max by (ml_feature_name) (sum without (ml_segment_part) (ml_segment_contribution{${own}}))`,
      end,
    )
    const most = shifts.toSorted((a, b) => Number(b.value[1]) - Number(a.value[1]))[0]
    expect(contributes.replaceAll(/\s+/g, ' ').trim()).toBe(
      most ? `${toPercentText(Number(most.value[1]))} of the shift of ${most.metric['ml_feature_name']}` : '–',
    )
  }

  test('lay a segment over everyone, everyone else and its reference, bin by bin', async () => {
    const { page, problems } = await history.openPage(`${SEGMENTS}?${THEN}`)
    const edges = await edgesOf('score', 'evening')
    const own = (upper: string) => share({ feature: 'score', value: 'evening', source: 'current', upper })
    const all = (upper: string) => share({ feature: 'score', value: 'all', source: 'current', upper })
    const n = 'scalar(ml_window_rows{ml_segment_value="evening"})'
    const N = 'scalar(ml_window_rows{ml_segment_value="all"})'
    const besides = [
      { choice: 'Everyone', name: 'everyone', query: all },
      {
        choice: 'Everyone else',
        name: 'everyone else',
        query: (upper: string) => `(${N} * sum(${all(upper)}) - ${n} * sum(${own(upper)})) / (${N} - ${n})`,
      },
      {
        choice: 'Its reference',
        name: 'its reference',
        query: (upper: string) => share({ feature: 'score', value: 'evening', source: 'reference', upper }),
      },
    ]
    for (const { choice, name, query } of besides) {
      await page.getByRole('radio', { name: choice, exact: true }).click()
      const bins = page.getByRole('slider', { name: `evening over ${name}`, exact: true })
      await bins.press('Home')
      for (const upper of edges) {
        const words = (await bins.getAttribute('aria-valuetext')) ?? ''
        const shares = `: ${name} ${toPercentText(await valueOf(query(upper)))}, evening ${toPercentText(await valueOf(own(upper)))}`
        expect(words.slice(words.indexOf(':'))).toBe(shares)
        await bins.press('ArrowRight')
      }
    }
    await page.getByText('84 rows', { exact: true }).first().waitFor()
    expect(await problems()).toEqual([])
    await page.close()
  }, 120_000)

  test('keep in the address what is compared with what, and say how to have a picture that is not there', async () => {
    const { page, problems } = await history.openPage(`${SEGMENTS}?${THEN}`)
    expect(
      await page
        .getByRole('figure')
        .count()
        .then(() => heading(page, /need attention/, 2).innerText()),
    ).toMatch(/^3 of 4 values of day_part need attention, night first/)
    await page.getByRole('checkbox', { name: 'Compare morning' }).check({ force: true })
    await page.getByRole('checkbox', { name: 'Compare afternoon' }).check({ force: true })
    await page.getByRole('radio', { name: 'Everyone else' }).click()
    await expect.poll(() => new URL(page.url()).search).toContain('segment=morning,afternoon')
    await page.reload()
    await page.getByRole('figure', { name: 'morning: score' }).waitFor()
    expect(await page.getByRole('figure').count()).toBe(1)
    expect(await page.getByRole('radio', { name: 'Everyone else' }).isChecked()).toBe(true)
    await page.getByText('No distribution is exported of afternoon.').waitFor()
    await page.getByText('pin: [{ day_part: afternoon }]').waitFor()
    expect(await problems()).toEqual([])
    await page.close()
  }, 120_000)

  test('say what is missing where there are none, where all are well, and where rows are few', async () => {
    const { page, problems, host } = await history.openPage(`${FLEET}/test/whole/segments?${SCENES}`)
    await heading(page, 'No segments', 2).waitFor()
    await page.getByText('segments: {dimensions: [region]}').waitFor()
    await page.goto(`${host.url}${FLEET}/test/calm/segments?${SCENES}`)
    await heading(page, 'All 3 values of region are like their reference.', 2).waitFor()
    expect(await page.getByRole('figure').count()).toBe(0)
    await page.goto(`${host.url}${FLEET}/test/calm/segments?${SCENES}&dimension=nowhere`)
    await heading(page, 'Nothing is told of nowhere', 2).waitFor()
    await page.getByRole('link', { name: 'region' }).waitFor()
    await page.goto(`${host.url}${FLEET}/test/small/segments?${SCENES}&beside=rest`)
    await heading(page, '2 of 3 values of region need attention, eu first; 1 not told.', 2).waitFor()
    await page.getByText('3 values and 2 withheld, what asks for most first').waitFor()
    const eu = page.getByRole('figure', { name: 'eu: fare' })
    await eu
      .getByText('Hidden: 25 rows are not of it and 475 rows are, and under 30 rows make no distribution.')
      .waitFor()
    await page.getByRole('radio', { name: 'Everyone', exact: true }).click()
    await eu.getByRole('slider').waitFor()
    await page.getByRole('figure', { name: 'us: fare' }).getByText('Its bins are not those of everyone').waitFor()
    await page.goto(`${host.url}${FLEET}/test/tiny/segments?${SCENES}`)
    await heading(page, '4 values of region withheld', 2).waitFor()
    await page.getByText('fewer rows in a window than privacy.minimumCount').waitFor()
    expect(await problems()).toEqual([])
    await page.close()
  }, 120_000)

  test.each(['dark', 'light'] as const)(
    'shut nobody out, in the %s theme',
    async (theme) => {
      const { page, problems } = await history.openPage(`${SEGMENTS}?${THEN}`, { theme })
      await page.getByRole('figure').first().waitFor()
      expect(await seriousFindings(page)).toEqual([])
      expect(await problems()).toEqual([])
      await page.close()
    },
    60_000,
  )

  test('are readable on a phone', async () => {
    const { page, problems } = await history.openPage(`${SEGMENTS}?${THEN}`, { viewport: { width: 390, height: 800 } })
    await page.getByRole('row', { name: /^night/ }).waitFor()
    const widths = await page.evaluate(() =>
      Array.from(
        document.querySelectorAll('tbody th, tbody td, tbody td *, figure'),
        (cell) => cell.getBoundingClientRect().right,
      ),
    )
    expect(Math.max(...widths)).toBeLessThanOrEqual(390)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    expect(await problems()).toEqual([])
    await page.close()
  }, 60_000)

  /** Upper edges of the bins of a feature in a part of the day, as labels, the lowest first. */
  async function edgesOf(feature: string, value: string): Promise<readonly string[]> {
    const found = await ask(
      `ml_distribution_share{ml_feature_name="${feature}",ml_segment_value="${value}",ml_bin_source="current"}`,
      END,
    )
    const valueOfEdge = (label: string): number => (label === '+Inf' ? Infinity : Number(label))
    return found.map(({ metric }) => metric['ml_bin_upper']!).toSorted((a, b) => valueOfEdge(a) - valueOfEdge(b))
  }
})

interface Sample {
  readonly metric: Readonly<Record<string, string>>
  readonly value: readonly [number, string]
}

/** What the page calls states that it does not call by their own name. */
const WORDS: Readonly<Record<string, string>> = { blind: 'cannot tell', insufficient_data: 'too few rows' }

/** States, what asks for most first. */
const ORDER = [
  'act',
  'investigate',
  'suspected',
  'recovering',
  'accepted',
  'blind',
  'learning',
  'insufficient_data',
  'ok',
]

function share({
  feature,
  value,
  source,
  upper,
}: Readonly<Record<'feature' | 'value' | 'source' | 'upper', string>>): string {
  return `ml_distribution_share{ml_feature_name="${feature}",ml_segment_value="${value}",ml_bin_source="${source}",ml_bin_upper="${upper}"}`
}

/** A range that ends at a time, as the address has it. */
function timeUpTo(end: string): string {
  return `from=${new Date(Date.parse(end) - 60 * 86_400_000).toISOString()}&to=${end}`
}

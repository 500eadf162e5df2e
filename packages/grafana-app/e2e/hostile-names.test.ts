import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import {
  ATTR_DEPLOYMENT_ENVIRONMENT_NAME,
  ATTR_ML_DEPLOYMENT_ROLE,
  ATTR_ML_DRIFT_STATE,
  ATTR_ML_BIN_SOURCE,
  ATTR_ML_FEATURE_CATEGORY,
  ATTR_ML_FEATURE_NAME,
  ATTR_ML_MODEL_NAME,
  ATTR_ML_MODEL_OWNER,
  ATTR_ML_MODEL_VERSION,
  ATTR_ML_REFERENCE,
  ATTR_ML_REFERENCE_HEADLINE,
  ATTR_ML_SEGMENT_NAME,
  ATTR_ML_SEGMENT_VALUE,
  ATTR_ML_WINDOW,
  METRIC_ML_DRIFT_FEATURES,
  METRIC_ML_DRIFT_SEVERITY,
  METRIC_ML_DISTRIBUTION_SHARE,
  METRIC_ML_DRIFT_SINCE,
  METRIC_ML_DRIFT_STATUS,
  METRIC_ML_MODEL_INFO,
  METRIC_ML_WINDOW_END,
  METRIC_ML_WINDOW_ROWS,
} from '@driftline/semconv'
import type { Browser } from 'playwright-core'
import { chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PROMETHEUS } from '../host/server/prometheus-programs.ts'
import type { StartedPrometheus } from '../host/server/start-prometheus.ts'
import { fillDatabase, startPrometheus } from '../host/server/start-prometheus.ts'
import type { WrittenSample } from './open-metrics.testing.ts'
import { toOpenMetrics } from './open-metrics.testing.ts'
import { nameInPath } from '../src/app/name-in-path.ts'
import { CHROMIUM, openHost, watchPage } from './open-host.testing.ts'

const END_MS = Date.parse('2026-01-01T12:00:00Z')
const HOSTILE = [
  `<img src=x onerror="console.error('run')">`,
  `}) or vector(1) #"'\\`,
  '$ds ${ds} [[ds]] %7B',
  '模型 üñî‮txt',
  'x'.repeat(300),
]
const canRun = (existsSync(CHROMIUM) && existsSync(PROMETHEUS)) || process.env['CI'] === 'true'

/** One window of a model, with one feature that acts, in one segment too. */
function samplesOf(name: string): readonly WrittenSample[] {
  const model = { [ATTR_DEPLOYMENT_ENVIRONMENT_NAME]: name, [ATTR_ML_MODEL_NAME]: name }
  const version = { ...model, [ATTR_ML_MODEL_VERSION]: name, [ATTR_ML_DEPLOYMENT_ROLE]: 'live', [ATTR_ML_WINDOW]: '1h' }
  const everyone = { ...version, [ATTR_ML_SEGMENT_NAME]: 'all', [ATTR_ML_SEGMENT_VALUE]: 'all' }
  const judged = { ...everyone, [ATTR_ML_REFERENCE]: 'training' }
  const headline = { [ATTR_ML_REFERENCE_HEADLINE]: 'true' }
  const feature = { ...judged, [ATTR_ML_FEATURE_NAME]: name }
  const inSegment = (at: Readonly<Record<string, string>>) => ({
    ...at,
    [ATTR_ML_SEGMENT_NAME]: name,
    [ATTR_ML_SEGMENT_VALUE]: name,
  })
  const category = { ...feature, [ATTR_ML_FEATURE_CATEGORY]: name }
  const info = { ...model, [ATTR_ML_MODEL_OWNER]: name, [ATTR_ML_WINDOW]: '1h', [ATTR_ML_REFERENCE]: 'training' }
  const rows: readonly (readonly [string, Readonly<Record<string, string>>, number])[] = [
    [METRIC_ML_WINDOW_END, version, END_MS / 1000],
    [METRIC_ML_WINDOW_ROWS, everyone, 1234],
    [METRIC_ML_MODEL_INFO, info, 1],
    [METRIC_ML_DRIFT_FEATURES, { ...judged, ...headline, [ATTR_ML_DRIFT_STATE]: 'act' }, 1],
    [METRIC_ML_DRIFT_FEATURES, { ...judged, ...headline, [ATTR_ML_DRIFT_STATE]: 'ok' }, 3],
    [METRIC_ML_DRIFT_SEVERITY, { ...feature, ...headline }, 88],
    [METRIC_ML_DRIFT_STATUS, { ...feature, ...headline, [ATTR_ML_DRIFT_STATE]: 'act' }, 1],
    [METRIC_ML_DISTRIBUTION_SHARE, { ...category, [ATTR_ML_BIN_SOURCE]: 'reference' }, 0.25],
    [METRIC_ML_DISTRIBUTION_SHARE, { ...category, [ATTR_ML_BIN_SOURCE]: 'current' }, 0.75],
    [METRIC_ML_DRIFT_SINCE, feature, END_MS / 1000 - 7200],
    [METRIC_ML_WINDOW_ROWS, inSegment(version), 617],
    [METRIC_ML_DRIFT_FEATURES, { ...inSegment(judged), [ATTR_ML_DRIFT_STATE]: 'act' }, 1],
    [METRIC_ML_DRIFT_SEVERITY, inSegment(feature), 77],
    [METRIC_ML_DRIFT_STATUS, { ...inSegment(feature), [ATTR_ML_DRIFT_STATE]: 'act' }, 1],
    [METRIC_ML_DISTRIBUTION_SHARE, { ...inSegment(category), [ATTR_ML_BIN_SOURCE]: 'reference' }, 0.5],
    [METRIC_ML_DISTRIBUTION_SHARE, { ...inSegment(category), [ATTR_ML_BIN_SOURCE]: 'current' }, 1],
  ]
  return rows.map(([metric, attributes, value]) => ({ metric, attributes, value, timeMs: END_MS }))
}

describe.runIf(canRun)('names that nobody should choose', () => {
  let folder = ''
  let prometheus: StartedPrometheus
  let browser: Browser

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'driftline-hostile-'))
    await writeFile(join(folder, 'samples.om'), toOpenMetrics(HOSTILE.flatMap(samplesOf)))
    await fillDatabase(join(folder, 'samples.om'), join(folder, 'database'))
    prometheus = await startPrometheus(join(folder, 'database'))
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] })
  }, 60_000)
  afterAll(async () => {
    await browser?.close()
    await prometheus?.stop()
    await rm(folder, { recursive: true })
  })

  test('stand on the page as they are, each in a row of its own', async () => {
    const host = await openHost({ dataSources: [{ uid: 'p', name: HOSTILE[0]!, url: prometheus.url }] })
    const { page, problems } = await watchPage(browser, host)
    await page.goto(`${host.url}/a/driftline-modelhealth-app/fleet?from=${END_MS - 3_600_000}&to=${END_MS + 60_000}`)
    await page.getByRole('heading', { name: `${HOSTILE.length} of ${HOSTILE.length} models ask for action.` }).waitFor()
    const rows = page.locator('tbody tr')
    expect(await rows.count()).toBe(HOSTILE.length)
    const names = await page
      .locator('tbody th > a > bdi')
      .evaluateAll((found) => found.map((name) => name.getAttribute('title')))
    expect(new Set(names)).toEqual(new Set(HOSTILE))
    for (const text of await rows.allInnerTexts()) expect(text).toMatch(/severity 88, since.*1 act, 3 ok.*1,234/s)
    const { width, wanted } = await page.evaluate(() => ({
      width: document.documentElement.clientWidth,
      wanted: document.documentElement.scrollWidth,
    }))
    expect(wanted).toBeLessThanOrEqual(width)
    expect(await problems()).toEqual([])
    await page.close()
    await host.close()
  })

  test('lead to the pages of the model and of the feature, and come back from their addresses', async () => {
    const host = await openHost({ dataSources: [{ uid: 'p', name: 'Prometheus', url: prometheus.url }] })
    const { page, problems } = await watchPage(browser, host)
    page.setDefaultTimeout(15_000)
    const fleet = `${host.url}/a/driftline-modelhealth-app/fleet?from=${END_MS - 3_600_000}&to=${END_MS + 60_000}`
    for (const name of HOSTILE) {
      await page.goto(fleet)
      const link = page.locator('tbody th > a').filter({ has: page.locator(`bdi[title=${JSON.stringify(name)}]`) })
      await link.click()
      await page.getByRole('heading', { name: '1 of 1 feature needs attention', level: 2 }).waitFor()
      expect(await page.locator('h1').innerText()).toBe(name)
      await page.locator('tbody th > a').click()
      await page.getByRole('heading', { name: /^Act.*, severity 88\./, level: 2 }).waitFor()
      await page.reload()
      await page.getByRole('row', { name: '25 % 75 %' }).waitFor()
      expect(await page.locator('h1').innerText()).toBe(name)
      expect(await page.locator('tbody th > bdi').getAttribute('title')).toBe(name)
    }
    expect(await problems()).toEqual([])
    await page.close()
    await host.close()
  })

  test('lead to their segments, and from there to the feature in that segment', async () => {
    const host = await openHost({ dataSources: [{ uid: 'p', name: 'Prometheus', url: prometheus.url }] })
    const { page, problems } = await watchPage(browser, host)
    page.setDefaultTimeout(15_000)
    const time = `from=${END_MS - 3_600_000}&to=${END_MS + 60_000}`
    for (const name of HOSTILE) {
      const path = `${nameInPath(name)}/${nameInPath(name)}`
      await page.goto(`${host.url}/a/driftline-modelhealth-app/fleet/${path}?${time}`)
      await page
        .getByRole('region', { name: 'Segments that stand out' })
        .getByRole('listitem')
        .getByRole('link')
        .click()
      const row = page
        .locator('tbody tr')
        .filter({ has: page.locator(`th > bdi[title=${JSON.stringify(name)}]`) })
        .first()
      expect(await row.innerText()).toMatch(/617 of 1,234 rows.*act.*severity 77/s)
      expect(await row.getByRole('checkbox').isChecked()).toBe(true)
      await page.getByRole('figure').getByRole('row', { name: '75 % 100 %' }).waitFor()
      expect(await page.locator('nav[aria-label=Dimensions] bdi').getAttribute('title')).toBe(name)
      await row.getByRole('link').click()
      await page.getByText('Only rows of').waitFor()
      await page.reload()
      await page.getByRole('row', { name: '50 % 100 %' }).waitFor()
      expect(await page.locator('p > bdi').first().getAttribute('title')).toBe(`${name}=${name}`)
    }
    expect(await problems()).toEqual([])
    await page.close()
    await host.close()
  }, 120_000)
})

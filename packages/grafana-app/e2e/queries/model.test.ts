import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { NO_CHOICES } from '../../src/app/choices.ts'
import { loadModelScope } from '../../src/ask/load-model-scope.ts'
import { loadFleet } from '../../src/frames/fleet/load-fleet.ts'
import type { VersionCourse } from '../../src/frames/service-calls.ts'
import { loadModel } from '../../src/pages/model/load-model.ts'
import { createNames } from '../../src/queries/names.ts'
import type { QuerySpec } from '../../src/queries/query-spec.ts'
import { DEFAULT_SETTINGS } from '../../src/settings/app-settings.ts'
import { scrapedHistory } from '../scraped-models.testing.ts'
import { MINUTE, SCRAPED_END_MS, SCRAPED_MINUTES } from '../scraped-clock.testing.ts'
import type { StartedPrometheus } from '../../host/server/start-prometheus.ts'
import { PROMETHEUS } from '../../host/server/prometheus-programs.ts'
import { askAll, askModels, askOnce, startWithHistory } from './prometheus.testing.ts'

const names = createNames()
const MINUTE_MS = 60_000
const START_MS = SCRAPED_END_MS - SCRAPED_MINUTES * MINUTE_MS

describe.runIf(existsSync(PROMETHEUS))('models as a Prometheus has them that scrapes them and what serves them', () => {
  let folder = ''
  let prometheus: StartedPrometheus

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'driftline-model-'))
    await writeFile(join(folder, 'scraped.om'), scrapedHistory())
    prometheus = await startWithHistory(folder, join(folder, 'scraped.om'))
  }, 120_000)
  afterAll(async () => {
    await prometheus?.stop()
    await rm(folder, { recursive: true })
  })

  const ask = (queries: readonly QuerySpec[]) => askAll(prometheus.url, queries)

  async function open(model: string, choices = {}, viewMs = SCRAPED_END_MS) {
    const range = { fromMs: viewMs - 6 * 60 * MINUTE_MS, toMs: viewMs }
    const wanted = { environment: 'production', model, choices: { ...NO_CHOICES, ...choices } }
    const times = { settings: DEFAULT_SETTINGS, fromMs: range.fromMs, viewMs }
    const found = (await loadModelScope(ask, names, { ...wanted, ...times }))!
    return { found, shown: await loadModel({ ask, names }, found, range) }
  }

  /** The value PromQL has of the only series that an expression finds. */
  async function valueOf(expr: string, timeMs = SCRAPED_END_MS): Promise<number> {
    const series = await askOnce(prometheus.url, expr, timeMs)
    return series.length === 1 ? (series[0]!.samples[0]?.[1] ?? NaN) : NaN
  }

  async function outcome<T>(loading: Promise<{ readonly value: T } | { readonly error: Error }>): Promise<T> {
    const result = await loading
    if ('error' in result) throw result.error
    return result.value
  }

  const askFleet = async (viewMs: number) => {
    let queryCount = 0
    const counted = (queries: readonly QuerySpec[]) => {
      queryCount += queries.length
      return ask(queries)
    }
    const models = await askModels(prometheus.url, names)
    const fleet = await loadFleet(names, { ask: counted, models, viewMs })
    expect(queryCount).toBeLessThanOrEqual(8)
    return fleet
  }

  test.each([
    ['when a canary has joined', MINUTE.canary + 20],
    ['when it has become live', MINUTE.promoted + 20],
    ['just after that', MINUTE.promoted + 1],
    ['at the end', SCRAPED_MINUTES],
    ['long after', SCRAPED_MINUTES + 600],
  ])('are of the same version on Fleet and on their own page %s', async (_when, minute) => {
    const viewMs = START_MS + minute * MINUTE_MS
    const { rows } = await askFleet(viewMs)
    expect(rows.map(({ model }) => model).toSorted()).toEqual(['fares', 'gone', 'lone'])
    for (const { model, version, role, window } of rows)
      expect((await open(model, {}, viewMs)).found.clock).toMatchObject({ version, role, window })
  })

  test('say how many alerts of them fire, and since when', async () => {
    const { rows } = await askFleet(SCRAPED_END_MS)
    const firing = await valueOf('count(ALERTS{ml_model_name="fares",alertstate="firing"})')
    expect(Object.fromEntries(rows.map(({ model, firingCount }) => [model, firingCount]))).toEqual({
      fares: firing,
      lone: 0,
      gone: 0,
    })
    const alerts = await outcome((await open('fares')).shown.alerts)
    expect(alerts).toMatchObject([
      { alert: 'ModelSLOBurnRate', isFiring: true, slo: 'availability', tier: 'fast', isOurs: true },
      { alert: 'ModelDriftAct', isFiring: false, slo: '' },
    ])
    expect(alerts[0]!.sinceMs).toBe((await valueOf('ALERTS_FOR_STATE{alertname="ModelSLOBurnRate"}')) * 1000)
    expect(await outcome((await open('lone')).shown.alerts)).toEqual([])
  })

  test('have traffic, errors and latency of their own environment, as PromQL has them', async () => {
    const { shown } = await open('fares')
    const { calls, grid, isMixed } = await outcome(shown.service)
    expect(isMixed).toBe(false)
    const lastMs = calls!.timesMs.at(-1)!
    expect(lastMs).toBe(Math.floor(SCRAPED_END_MS / grid.stepMs) * grid.stepMs)
    const own = 'instance="b"'
    const rate = (metric: string) => `rate(${metric}{${own}}[5m])`
    const last = (courses: readonly VersionCourse[], version: string) =>
      courses.find((course) => course.version === version)?.values.at(-1)
    expect(last(calls!.calls, '1')).toBeUndefined()
    expect(last(calls!.calls, '2')).toBeCloseTo(await valueOf(`sum(${rate('ml_inference_calls_total')})`, lastMs), 9)
    expect(last(calls!.calls, '2')).toBeCloseTo(9, 6)
    expect(last(calls!.failures, '2')).toBeCloseTo(0.05, 6)
    for (const [share, courses] of [
      [0.5, calls!.durations.p50],
      [0.95, calls!.durations.p95],
      [0.99, calls!.durations.p99],
    ] as const) {
      const buckets = `sum by (le) (${rate('ml_inference_duration_seconds_bucket')})`
      expect(last(courses, '2')).toBeCloseTo(await valueOf(`histogram_quantile(${share}, ${buckets})`, lastMs), 9)
    }
    const before = calls!.timesMs.indexOf(START_MS + 200 * MINUTE_MS)
    expect(calls!.calls.find(({ version }) => version === '1')!.values[before]).toBeCloseTo(10, 6)
    expect(calls!.calls.find(({ version }) => version === '2')!.values[before]).toBeUndefined()
  })

  test('say so where their services are not there', async () => {
    expect(await outcome((await open('lone')).shown.service)).toMatchObject({ calls: undefined, environments: [] })
  })

  test('have budgets left and burning, as the differences of their counters', async () => {
    const { shown } = await open('fares')
    const [availability, latency] = shown.budgets
    const bad = await valueOf('sum(ml_slo_events_total{ml_slo_name="availability"} - ml_slo_good_events_total)')
    const events = await valueOf('ml_slo_events_total{ml_slo_name="availability"}')
    expect(availability).toMatchObject({ slo: 'availability', objective: 0.99, events, goodEvents: events - bad })
    expect(availability!.left).toBeCloseTo(1 - bad / (events * 0.01), 9)
    expect(availability!.burn).toBeCloseTo(bad / (events * 0.01), 9)
    expect(latency).toMatchObject({ slo: 'latency', left: 1, burn: 0 })
    expect((await open('lone')).shown.budgets).toEqual([])
  })

  test('mark when versions began and ended, and what was changed', async () => {
    const { events } = (await open('fares')).shown
    const at = (minute: number): number => START_MS + minute * MINUTE_MS
    const told = events.toSorted((a, b) => (a.text < b.text ? -1 : 1)).map(({ text, timeMs }) => [text, timeMs])
    expect(told).toEqual([
      ['feature: feature-store/zone from 1.3.2 to 1.4.0', at(MINUTE.changed)],
      ['version 1 ends as live', at(230)],
      ['version 2 begins as canary', at(110)],
      ['version 2 begins as live', at(230)],
      ['version 2 ends as canary', at(230)],
      ['version 3 begins as shadow', at(230)],
    ])
    expect((await open('lone')).shown.events).toEqual([])
  })

  test('stand beside their other versions, those that ended without figures', async () => {
    const { versions } = (await open('fares')).shown
    expect(versions.map(({ clock }) => `${clock.version} ${clock.role}`)).toEqual([
      '2 live',
      '1 live',
      '2 canary',
      '3 shadow',
    ])
    const [live, old, , shadow] = versions
    expect(live).toMatchObject({ worst: { feature: 'zone', severity: 82 }, rows: 540, score: 0.91 })
    expect(Object.fromEntries(live!.featuresByState)).toEqual({ act: 1, investigate: 1, ok: 1 })
    expect(shadow).toMatchObject({ worst: undefined, rows: 540, score: 0.95 })
    expect(old).toMatchObject({ worst: undefined, rows: undefined, score: undefined, featuresByState: new Map() })
  })

  test('have the segments that stand out, the raised one first, with what comes from it', async () => {
    const { segments, dimensions } = (await open('fares')).shown
    expect(dimensions).toEqual(['region'])
    expect(segments.map(({ value }) => value)).toEqual(['eu', 'us'])
    expect(segments[0]).toMatchObject({ worst: { feature: 'zone', severity: 91 }, contribution: { feature: 'zone' } })
    for (const { value, contribution } of segments) {
      const sum = await valueOf(`sum(ml_segment_contribution{ml_segment_value="${value}"})`)
      expect(contribution!.share).toBeCloseTo(sum, 9)
      expect((contribution!.mix ?? 0) + (contribution!.within ?? 0)).toBeCloseTo(sum, 9)
    }
    expect((await open('lone')).shown).toMatchObject({ segments: [], dimensions: [] })
  })

  test('that ended are as they were told last, also years later', async () => {
    for (const viewMs of [SCRAPED_END_MS, SCRAPED_END_MS + 3 * 365 * 86_400_000]) {
      const { found, shown } = await open('gone', {}, viewMs)
      expect(found.clock).toMatchObject({ version: '7', isTold: false })
      expect(found.scope.plan.viewMs).toBeLessThan(START_MS + (MINUTE.gone + 5) * MINUTE_MS)
      expect(shown.endsMs.at(-1)).toBe(found.clock.endMs)
      expect(shown.features).toMatchObject([{ feature: 'x', latest: { state: 'act', severity: 82 } }])
    }
    const { shown } = await open('fares', { version: '1', role: 'live' })
    expect(shown.features.map(({ latest }) => latest.state)).toEqual(['ok', 'ok', 'ok'])
    expect(shown.score.values.at(-1)?.value).toBe(0.98)
  })
})

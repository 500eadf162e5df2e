import { METRIC_ML_FEATURE_CATEGORIES } from '@driftline/semconv'
import { expect, test } from 'vitest'
import type { MetricPoint } from './otlp/metric-point.ts'
import { createProcessor, DEFAULT_LIMITS } from './processor.ts'
import type { Processor } from './processor.ts'
import { DAY_MS, EXPORT_MS, exportsOf, HOUR_MS, modelOf, pointOf, START_MS } from './lives.testing.ts'
import { bytesHeld, restart } from './processor-laws.testing.ts'
import { writeSection } from './state/write-section.ts'

const STEP_HOURS = 12
const model = modelOf(`model: {name: m}
windows: [1h, 1d]
segments: {dimensions: [city], pin: [{city: ulm}]}
references: {training: {baseline: {rows: 1000}}, seasonal: {weeks: 2, match: hour-of-day}, rolling: {span: 3d, gap: 1d}}
`)
const limits = { ...DEFAULT_LIMITS, latenessMs: EXPORT_MS }

/** Everything that can be new is new every week: versions, segments, writers, environments, categories, features. */
function* churn(days: number): Iterable<{ readonly points: readonly MetricPoint[]; readonly nowMs: number }> {
  for (let hour = 0; hour < days * 24; hour += STEP_HOURS) {
    const week = Math.floor(hour / (7 * 24))
    const nowMs = START_MS + hour * HOUR_MS + EXPORT_MS
    const startTimeMs = START_MS + week * 7 * DAY_MS
    const common = { writer: `w${week}`, startTimeMs, timeMs: nowMs, version: `v${week}`, rows: 600 }
    const value = hour - week * 7 * 24 + 1
    const counter = { ...common, metric: METRIC_ML_FEATURE_CATEGORIES, data: { kind: 'number', value } as const }
    yield {
      nowMs,
      points: [
        ...exportsOf({ ...common, timesMs: [nowMs] }),
        ...exportsOf({ ...common, timesMs: [nowMs], temporality: 'delta', writer: `d${week}` }),
        pointOf({ ...counter, feature: 'word', category: `c${week}`, environment: `e${week % 40}` }),
        pointOf({ ...counter, feature: `f${week}`, category: 'a', segment: ['city', `s${week}`] }),
        pointOf({
          ...counter,
          version: 'stays',
          writer: 'stays',
          startTimeMs: START_MS,
          feature: 'word',
          category: `c${week}`,
        }),
      ],
    }
  }
}

/** Everything that is held, by kind. */
function sizesOf({ registry }: Processor) {
  const all = registry.all()
  const sum = (of: (own: (typeof all)[number]) => number): number => all.reduce((total, own) => total + of(own), 0)
  return {
    environments: all.length,
    bytes: registry.admission.bytes,
    streams: registry.admission.streams,
    sessions: sum(({ monitor }) => [...monitor.streams.sessions()].length),
    writers: sum(({ monitor }) => [...monitor.writerClock.writers()].length),
    windows: sum(({ monitor }) => monitor.windows.all().length),
    entries: sum(({ monitor }) => [...monitor.health.entries()].length),
    pages: sum(({ book }) => [...book.pages()].length),
    sectionBytes: sum((own) => [...writeSection(own)].reduce((bytes, part) => bytes + part.length, 0)),
  }
}

function requireHeld({ registry }: Processor): void {
  for (const monitored of registry.all()) expect(monitored.monitor.account.bytes).toBe(bytesHeld(monitored))
  expect(registry.admission.bytes).toBe(registry.all().reduce((sum, own) => sum + bytesHeld(own), 0))
}

test('a year in which everything changes every week holds no more at its end, and nothing once all is silent', () => {
  let processor = createProcessor({ models: [model], limits, coveredSinceMs: START_MS })
  const most: Record<string, number>[] = []
  const forgotten = { stream: 0, series: 0, baseline: 0, history: 0, environment: 0 }
  let [step, refused, lastMs] = [0, 0, START_MS]
  for (const { points, nowMs } of churn(364)) {
    refused += processor.apply({ kind: 'points', points, arrivalMs: nowMs })?.rejected ?? 0
    processor.apply({ kind: 'clock', nowMs: nowMs + HOUR_MS })
    if (step % 20 === 0) {
      requireHeld(processor)
      const half = step < 364 ? 0 : 1
      const sizes = sizesOf(processor)
      const known = (most[half] ??= {})
      for (const [name, size] of Object.entries(sizes)) known[name] = Math.max(known[name] ?? 0, size)
    }
    if (step % 200 === 199) {
      countForgotten(processor, forgotten)
      processor = restart(processor, { models: [model], limits })
      requireHeld(processor)
    }
    step += 1
    lastMs = nowMs
  }
  expect(refused).toBe(0)
  for (const [name, size] of Object.entries(most[1]!)) expect(size, name).toBeLessThanOrEqual(1.15 * most[0]![name]!)

  for (let day = 1; day <= 120; day += 1) processor.apply({ kind: 'clock', nowMs: lastMs + day * DAY_MS })
  expect(sizesOf(processor)).toEqual(Object.fromEntries(Object.keys(most[1]!).map((name) => [name, 0])))
  countForgotten(processor, forgotten)
  // Ten by the weekly writers, one each by the environment, the feature and the writer that stays.
  expect(forgotten).toMatchObject({ stream: 52 * 13 })
  // Of the feature and of the environment of each week, and of the four features that stay; only they are pinned or of everyone.
  // And of each environment how many rows came, and when; and of the segment of each week while it is learned.
  expect(forgotten).toMatchObject({ baseline: 2 * 52 + 4, history: 2 * (52 + 4) + 2 * 53 + 52 })
  // Four features in two lengths beside three references, and the one that stays; not while these were learned: the baseline
  // in the first week, the rolling one of days in that too, the seasonal one of days for two. And of each week two that
  // are seen long enough for one reference.
  // And of all features together: each environment in two lengths, each version in one, and in two the one that stays.
  expect(forgotten).toMatchObject({ series: 52 * (24 + 2) + 6 - (8 + 4 + 2 * 4) + 52 * (2 + 1) + 2 })
  expect(forgotten.environment).toBeGreaterThan(40)
})

/** Adds up what a processor forgot before another goes on. */
function countForgotten({ registry }: Processor, sum: Record<string, number>): void {
  for (const [kind, count] of Object.entries(registry.forgotten())) sum[kind] = (sum[kind] ?? 0) + count
}

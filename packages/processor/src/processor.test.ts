import type { VerdictLine } from '@driftline/health'
import {
  ATTR_ML_FEATURE_NAME,
  ATTR_ML_MODEL_NAME,
  ATTR_ML_MODEL_VERSION,
  ATTR_ML_WRITER_ID,
  METRIC_ML_FEATURE_VALUE,
} from '@driftline/semconv'
import { parseMonitorSpec } from '@driftline/spec'
import { createExponentialHistogram } from '@driftline/statistics'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { MetricPoint } from './otlp/metric-point.ts'
import { ModelRegistry } from './models/model-registry.ts'
import { restoreMonitor } from './models/restore-monitor.ts'
import type { OnClosed } from './processor.ts'
import { createProcessor, DEFAULT_LIMITS, Processor } from './processor.ts'
import { readSection } from './state/read-section.ts'
import { writeSection } from './state/write-section.ts'

const HOUR_MS = 3_600_000
const START_MS = Date.UTC(2026, 0, 1)

const checked = parseMonitorSpec('model: {name: m}\nwindows: [1h, 1d]\n', { file: 'm.yaml' })
if (!checked.ok) throw new Error('the spec of this test is wrong')
const spec = checked.value

/** Cumulative points of one writer, a few per hour; values grow so that windows differ. */
function pointsOf(writer: string, hours: number): readonly MetricPoint[] {
  const histogram = createExponentialHistogram({})
  return Array.from({ length: hours * 3 }, (_, i) => {
    for (let row = 0; row < 20; row++) histogram.record(1 + ((i * 20 + row) % 37))
    const timeMs = START_MS + ((i + 1) * HOUR_MS) / 3
    return pointAt(writer, timeMs, histogram.toData())
  })
}

function pointAt(
  writer: string,
  timeMs: number,
  histogram: Extract<MetricPoint['data'], { kind: 'exponential' }>['histogram'],
  startTimeMs = START_MS,
): MetricPoint {
  return {
    resource: {},
    scopeName: 'test',
    scope: { [ATTR_ML_WRITER_ID]: writer },
    metric: METRIC_ML_FEATURE_VALUE,
    unit: '',
    temporality: 'cumulative',
    monotonic: true,
    attributes: { [ATTR_ML_MODEL_NAME]: 'm', [ATTR_ML_MODEL_VERSION]: '1', [ATTR_ML_FEATURE_NAME]: 'x' },
    startTimeMs,
    timeMs,
    data: { kind: 'exponential', histogram },
  }
}

function run(
  batches: readonly (readonly MetricPoint[])[],
  options: { coveredSinceMs?: number; restartAfter?: number } = {},
) {
  const lines: VerdictLine[] = []
  const onClosed: OnClosed = (closing) => lines.push(...closing.verdicts)
  const { coveredSinceMs = START_MS } = options
  let processor = createProcessor({ ...configuration, coveredSinceMs }, { onClosed })
  for (const [i, batch] of batches.entries()) {
    processor.apply({ kind: 'points', points: batch, arrivalMs: START_MS + 100 * HOUR_MS })
    if (i === options.restartAfter) processor = restart(processor, { coveredSinceMs, onClosed })
  }
  processor.apply({ kind: 'finish' })
  return lines
}

const configuration = { models: [{ spec, profiles: [] }], limits: { ...DEFAULT_LIMITS, latenessMs: 48 * HOUR_MS } }

/** Another processor that goes on from what the first one saved. */
function restart(
  processor: Processor,
  { coveredSinceMs, onClosed }: { readonly coveredSinceMs: number; readonly onClosed: OnClosed },
): Processor {
  const registry = new ModelRegistry({ ...configuration, coveredSinceMs })
  for (const monitored of processor.registry.all()) {
    const restored = restoreMonitor(readSection([...writeSection(monitored)]), registry)
    if (!restored) throw new Error('the model of this test is known')
    registry.add(restored.monitored)
  }
  return new Processor(registry, { onClosed })
}

const points = [...pointsOf('a', 6), ...pointsOf('b', 6)]
const expected = run([points])

test('every row is counted once, in its window', () => {
  const countsOf = (reference: string, window: string) =>
    expected.filter((line) => line.reference === reference && line.window === window).map(({ count }) => count)
  for (const reference of ['baseline', 'seasonal'])
    expect(countsOf(reference, '1h')).toEqual([120, 120, 120, 120, 120, 120])
  expect(countsOf('baseline', '1d')).toEqual([720])
})

test('order, repetition and batching change nothing', () => {
  fc.assert(
    fc.property(
      fc.shuffledSubarray(points, { minLength: points.length }),
      fc.array(fc.nat(points.length - 1), { maxLength: 20 }),
      fc.integer({ min: 1, max: 10 }),
      (shuffled, repeated, size) => {
        const sent = [...shuffled, ...repeated.map((i) => points[i]!)]
        const batches = Array.from({ length: Math.ceil(sent.length / size) }, (_, i) =>
          sent.slice(i * size, (i + 1) * size),
        )
        expect(run(batches)).toEqual(expected)
      },
    ),
    { numRuns: 40 },
  )
})

test('a restart from a checkpoint changes nothing', () => {
  const batches = points.map((point) => [point])
  for (const restartAfter of [0, 7, 20]) expect(run(batches, { restartAfter })).toEqual(expected)
})

test('a lost export costs resolution, not rows', () => {
  const lossy = points.filter((_, i) => i % 3 !== 0)
  const days = run([lossy]).filter(({ window, headline, feature }) => window === '1d' && headline && feature !== 'all')
  expect(days.map(({ count }) => count)).toEqual([720])
})

test('a stream from before we listened begins with a baseline, not with rows', () => {
  const late = run([pointsOf('a', 6).slice(4)], { coveredSinceMs: START_MS + 100 * HOUR_MS })
  const hourly = late.filter(({ window, headline, feature }) => window === '1h' && headline && feature !== 'all')
  expect(hourly.map(({ count, partial }) => [count, partial])).toEqual([
    [60, false],
    [60, false],
    [60, false],
    [60, false],
  ])
})

test('points of an unknown model are rejected by name, points of the future with a reason', () => {
  const processor = createProcessor({ models: [{ spec, profiles: [] }], coveredSinceMs: START_MS })
  const [first] = pointsOf('a', 1)
  const stranger = { ...first!, attributes: { ...first!.attributes, [ATTR_ML_MODEL_NAME]: 'other' } }
  const ahead = { ...first!, timeMs: START_MS + 5 * HOUR_MS }
  const points = [stranger, ahead, first!]
  const result = processor.apply({ kind: 'points', points, arrivalMs: START_MS + HOUR_MS })
  expect(result?.rejected).toBe(2)
  expect(result?.message).toContain('"other"')
  expect(result?.message).toContain('in the future')
})

import {
  AggregationTemporality,
  AggregationType,
  DataPointType,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics'
import { describe, expect, test } from 'vitest'
import { histogramOf } from './arbitrary-histograms.testing.ts'
import type { ExponentialBuckets } from './exponential-histogram-data.ts'

const COUNT = 3000

/** Seeded uniform numbers in (0, 1); Park & Miller (1988). */
function uniformSource(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}

function normalSource(next: () => number): () => number {
  return () => Math.sqrt(-2 * Math.log(next())) * Math.cos(2 * Math.PI * next())
}

const distributions: Readonly<Record<string, (uniform: () => number, normal: () => number) => number>> = {
  'uniform 0..1': (uniform) => uniform(),
  'normal around 1000': (_, normal) => 1000 + normal(),
  'half normal': (_, normal) => Math.abs(normal()),
  lognormal: (_, normal) => Math.exp(normal()),
  'wide lognormal': (_, normal) => Math.exp(8 * normal()),
  exponential: (uniform) => -Math.log(uniform()),
  'Pareto 1.5': (uniform) => uniform() ** (-1 / 1.5),
  'unix seconds of 30 days': (uniform) => 1.76e9 + 2_592_000 * uniform(),
  'squared uniform': (uniform) => uniform() ** 2,
  bimodal: (uniform, normal) => (uniform() < 0.5 ? 5 : 50) + 0.3 * normal(),
  'integers 0..100': (uniform) => Math.floor(101 * uniform()),
  'zero-inflated counts': (uniform) => Math.max(0, Math.floor(8 * uniform()) - 4),
  'powers of two': (uniform) => 2 ** Math.floor(40 * uniform() - 20),
  'one value': () => 0.3,
}

/** What the SDK's own accumulator makes of the values. */
async function accumulateInSdk(values: readonly number[], maxSize: number) {
  const exporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE)
  const reader = new PeriodicExportingMetricReader({ exporter })
  const aggregation = { type: AggregationType.EXPONENTIAL_HISTOGRAM, options: { maxSize, recordMinMax: true } } as const
  const provider = new MeterProvider({ readers: [reader], views: [{ instrumentName: '*', aggregation }] })
  const histogram = provider.getMeter('statistics').createHistogram('value')
  for (const value of values) histogram.record(value)
  await reader.forceFlush()
  const [metric] = exporter.getMetrics()[0]!.scopeMetrics[0]!.metrics
  await provider.shutdown()
  if (metric?.dataPointType !== DataPointType.EXPONENTIAL_HISTOGRAM)
    throw new Error('no exponential histogram collected')
  return metric.dataPoints[0]!.value
}

function trimmed({ offset, counts }: ExponentialBuckets) {
  return { offset, bucketCounts: [...counts] }
}

describe.each([20, 160, 320])(
  'with at most %d buckets, scale, offset and counts equal those of the OpenTelemetry SDK',
  (maxSize) => {
    test.each(Object.keys(distributions))('%s', async (name) => {
      const uniform = uniformSource(20_261_121 + maxSize)
      const values = Array.from({ length: COUNT }, () => distributions[name]!(uniform, normalSource(uniform)))
      const theirs = await accumulateInSdk(values, maxSize)
      const ours = histogramOf(values, { maxSize })
      expect({ scale: ours.scale, zeroCount: ours.zeroCount, ...trimmed(ours.positive) }).toEqual({
        scale: theirs.scale,
        zeroCount: theirs.zeroCount,
        ...theirs.positive,
      })
      expect([ours.count, ours.min, ours.max]).toEqual([theirs.count, theirs.min, theirs.max])
      expect(ours.sum! / theirs.sum!).toBeCloseTo(1, 12)
      const mirrored = histogramOf(
        values.map((value) => -value),
        { maxSize },
      )
      expect({ scale: mirrored.scale, ...trimmed(mirrored.negative) }).toEqual({
        scale: theirs.scale,
        ...theirs.positive,
      })
    })
  },
)

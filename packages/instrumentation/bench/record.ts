import { AggregationType, MeterProvider, MetricReader } from '@opentelemetry/sdk-metrics'

import { createRecorder } from '../src/index.ts'

const CALLS = 20_000
const ROUNDS = 9
const SEGMENTS = 4

type Row = Readonly<Record<string, number | string>>

class SilentReader extends MetricReader {
  protected override async onForceFlush(): Promise<void> {}
  protected override async onShutdown(): Promise<void> {}
}

/** Seven features in ten numeric, three categorical, as in the field; the same seed gives the same rows. */
function makeRows(featureCount: number): readonly Row[] {
  let state = 42
  const random = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
  return Array.from({ length: 512 }, (_, row) => ({
    ...Object.fromEntries(
      Array.from({ length: featureCount }, (_, i) => [
        `feature_${i}`,
        i % 10 < 7
          ? Math.exp(random() * 6 - 3) * (i % 5 === 0 && random() < 0.5 ? -1 : 1)
          : `category ${Math.floor(random() * 12)}`,
      ]),
    ),
    weekday: `day ${row % 7}`,
    region: `region ${row % 5}`,
    tier: `tier ${row % 3}`,
  }))
}

/** Nanoseconds per call of each contender: the median of rounds in which they take turns. */
function measure(contenders: Readonly<Record<string, (i: number) => void>>): Readonly<Record<string, number>> {
  const times = new Map(Object.keys(contenders).map((name) => [name, [] as number[]]))
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, run] of Object.entries(contenders)) {
      const start = process.hrtime.bigint()
      for (let i = 0; i < CALLS; i += 1) run(i)
      times.get(name)?.push(Number(process.hrtime.bigint() - start) / CALLS)
    }
  }
  return Object.fromEntries([...times].map(([name, ns]) => [name, ns.sort((a, b) => a - b)[ROUNDS >> 1] ?? 0]))
}

function sdkHistogram(aggregation: AggregationType.EXPONENTIAL_HISTOGRAM) {
  const provider = new MeterProvider({
    readers: [new SilentReader()],
    views: [{ instrumentName: '*', aggregation: { type: aggregation } }],
  })
  return provider.getMeter('bench').createHistogram('value')
}

function bench(featureCount: number): void {
  const rows = makeRows(featureCount)
  const model = (row: Row): number => (row['feature_0'] === 0 ? 0 : 1)
  const profile = {
    format: 'driftline.profile/v1',
    id: 'sha256:bench',
    features: Object.fromEntries(
      Array.from({ length: featureCount }, (_, i) => [
        `feature_${i}`,
        i % 10 < 7
          ? { type: 'numeric', zeroThreshold: 2 ** -10, guard: { lower: -100, upper: 100 } }
          : {
              type: 'categorical',
              categories: Object.fromEntries(Array.from({ length: 12 }, (_, c) => [`category ${c}`, 1])),
            },
      ]),
    ),
  }
  const wrap = (duplicates: boolean) =>
    createRecorder({ limits: { featuresPerSegment: featureCount } }).instrumentModel(model, {
      model: 'bench',
      version: '1',
      profile,
      duplicates,
      segments: ({ weekday, region, tier }) => ({ weekday, region, tier }),
    })
  const counted = wrap(true)
  const uncounted = wrap(false)
  const histogram = sdkHistogram(AggregationType.EXPONENTIAL_HISTOGRAM)
  const attributes = {
    'ml.model.name': 'bench',
    'ml.model.version': '1',
    'ml.segment.name': 'all',
    'ml.feature.name': 'x',
  }
  const featureAttributes = Array.from({ length: featureCount }, (_, i) => ({
    ...attributes,
    'ml.feature.name': `feature_${i}`,
  }))
  const ns = measure({
    driftline: (i) => void counted(rows[i & 511]!),
    'driftline, duplicates off': (i) => void uncounted(rows[i & 511]!),
    'one SDK record': (i) => histogram.record(1 + (i & 511), attributes),
    'SDK record per feature': (i) => {
      if (i % 20 !== 0) return
      const row = rows[i & 511]!
      for (const [f, at] of featureAttributes.entries()) {
        const value = row[`feature_${f}`]
        histogram.record(typeof value === 'number' ? Math.abs(value) : 1, at)
      }
    },
  })
  const naive = (ns['SDK record per feature'] ?? 0) * 20
  const own = ns['driftline'] ?? 0
  process.stdout.write(
    `${featureCount} features × ${SEGMENTS} segments, ns per call of the wrapped model\n` +
      `  driftline                 ${own.toFixed(0)} (duplicates off: ${(ns['driftline, duplicates off'] ?? 0).toFixed(0)})\n` +
      `  one SDK record            ${(ns['one SDK record'] ?? 0).toFixed(0)}\n` +
      `  SDK record per feature    ${naive.toFixed(0)}\n` +
      `  driftline / one record    ${(own / (ns['one SDK record'] ?? 1)).toFixed(2)}\n` +
      `  per feature / driftline   ${(naive / own).toFixed(1)}\n`,
  )
}

bench(20)
bench(200)

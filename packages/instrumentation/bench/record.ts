import { createHmac, createSecretKey } from 'node:crypto'
import { createValueRule, readHashKey } from '@driftline/profile'
import { AggregationType, MeterProvider, MetricReader } from '@opentelemetry/sdk-metrics'
import { createRecorder } from '../src/index.ts'
import { ProblemLog } from '../src/internal/problem-log.ts'
import { ModelRecorder } from '../src/counts/model-recorder.ts'
import { DEFAULT_LIMITS } from '../src/config/recorder-limits.ts'
import { resolveModel } from '../src/config/resolve-model.ts'
import { Categories } from '../src/counts/categories.ts'
import { SeriesBudget } from '../src/sketch/series-budget.ts'
import { makeProfile, makeRows } from './rows.testing.ts'
import type { Row } from './rows.testing.ts'

const CALLS = 20_000
const ROUNDS = 9
const SEGMENTS = 4
/** The slow contender runs once in so many turns. */
const NAIVE_EVERY = 20

class SilentReader extends MetricReader {
  protected override async onForceFlush(): Promise<void> {}
  protected override async onShutdown(): Promise<void> {}
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
  const options = { model: 'bench', version: '1', profile: makeProfile(featureCount) }
  const predict = createRecorder().instrumentModel(model, {
    ...options,
    segments: ({ weekday, region, tier }) => ({ weekday, region, tier }),
  })
  const names = Array.from({ length: featureCount }, (_, i) => `feature_${i}`)
  const arrays = rows.map((row) => names.map((name) => row[name]!))
  const plain = createRecorder().instrumentModel(model, options)
  const named = createRecorder().instrumentModel((values: readonly (number | string)[]) => values.length, {
    ...options,
    features: names,
  })
  const config = resolveModel({ ...options, duplicates: false }, new ProblemLog(() => 0))
  const recorder = new ModelRecorder(config, DEFAULT_LIMITS, new SeriesBudget(DEFAULT_LIMITS.series))
  const segments = rows.map((_, i) => [0, 1 + (i % 7), 8 + (i % 5), 13 + (i % 3)])
  const histogram = sdkHistogram(AggregationType.EXPONENTIAL_HISTOGRAM)
  const attributes = Array.from({ length: featureCount }, (_, i) => ({
    'ml.model.name': 'bench',
    'ml.model.version': '1',
    'ml.segment.name': 'all',
    'ml.feature.name': `feature_${i}`,
  }))
  const ns = measure({
    row: (i) => void recorder.recordRow(rows[i & 511], segments[i & 511]!),
    call: (i) => void predict(rows[i & 511]!),
    plain: (i) => void plain(rows[i & 511]!),
    named: (i) => void named(arrays[i & 511]!),
    record: (i) => histogram.record(1 + (i & 511), attributes[0]),
    naive: (i) => {
      if (i % NAIVE_EVERY !== 0) return
      const row = rows[i & 511]!
      for (const [f, at] of attributes.entries()) {
        const value = row[`feature_${f}`]
        histogram.record(typeof value === 'number' ? Math.abs(value) : 1, at)
      }
    },
  })
  const [row = 0, call = 0, record = 0, naive = 0] = [ns['row'], ns['call'], ns['record'], ns['naive']]
  const [plainCall = 0, namedCall = 0] = [ns['plain'], ns['named']]
  const perFeature = naive * NAIVE_EVERY
  process.stdout.write(
    `${featureCount} features × ${SEGMENTS} segments\n` +
      `  the sketches of a row       ${row.toFixed(0)} ns = ${(row / record).toFixed(2)} SDK records; the SDK per feature costs ${(perFeature / row).toFixed(1)} times as much\n` +
      `  a whole wrapped call        ${call.toFixed(0)} ns = ${(call / record).toFixed(2)} SDK records; the SDK per feature costs ${(perFeature / call).toFixed(1)} times as much\n` +
      `  without segments            ${plainCall.toFixed(0)} ns a call of an object; ${namedCall.toFixed(0)} ns of an array with names = ${(namedCall / plainCall).toFixed(2)} times as much\n` +
      `  one SDK record, 4 attributes ${record.toFixed(0)} ns\n`,
  )
}

/** One category of a feature in four segments: by name, in a bucket without a key, and under a key, known and new. */
function benchCategories(): void {
  const names = Array.from({ length: 12 }, (_, i) => `category ${i}`)
  const rule = createValueRule({ type: 'categorical' })
  const own = { name: 'feature', rule, zeroThreshold: 0 }
  const found = readHashKey({
    variables: { DRIFTLINE_HASH_KEY: Buffer.alloc(32, 7).toString('base64') },
    readFile: () => '',
    hmac: (bytes) => {
      const key = createSecretKey(bytes)
      return (text) => createHmac('sha256', key).update(text).digest()
    },
  })
  const limits = { categories: 1000, budget: new SeriesBudget(DEFAULT_LIMITS.series) }
  const named = new Categories({ ...own, categories: names }, limits)
  const bucketed = new Categories(own, limits)
  const [hashed, other] = [1, 2].map(() => new Categories({ ...own, hashed: { key: found.key } }, limits))
  const segments = [0, 1, 2, 3]
  let unseen = 0
  const ns = measure({
    named: (i) => void named.recordPlain(names[i % 12]!, segments, 4),
    bucketed: (i) => void bucketed.recordPlain(names[i % 12]!, segments, 4),
    hashed: (i) => void hashed!.recordPlain(names[i % 12]!, segments, 4),
    unseen: () => void other!.recordPlain(`name ${(unseen += 1)}`, segments, 4),
  })
  const per = (name: string): string => (ns[name] ?? 0).toFixed(0)
  process.stdout.write(
    `one category in 4 segments: by name ${per('named')} ns, in a bucket ${per('bucketed')} ns, ` +
      `under a key ${per('hashed')} ns = ${((ns['hashed'] ?? 0) / (ns['named'] ?? 1)).toFixed(2)} of one by name; ` +
      `one never seen under a key ${per('unseen')} ns\n`,
  )
}

bench(20)
bench(200)
benchCategories()

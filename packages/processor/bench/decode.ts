import { createAttributeInterner } from '../src/otlp/attribute-interner.ts'
import { decodeMetrics } from '../src/otlp/decode-metrics.ts'
import { finishWork } from '../src/work.ts'
import { decodeIndependently, encodeIndependently, renderJson } from '../src/otlp/otlp-request.testing.ts'
import { readMetricsJson } from '../src/otlp/read-metrics-json.ts'
import { readMetricsProtobuf } from '../src/otlp/read-metrics-protobuf.ts'

const POINTS = 1000
const BUCKETS = 80
const ROUNDS = 15
const RUNS_PER_ROUND = 10
const BASELINE = 'protobufjs 7 static (otlp-transformer 0.203)'

const attributes = (i: number) =>
  Object.entries({
    'ml.model.name': 'ridership',
    'ml.model.version': '1.4.0',
    'ml.feature.name': `feature_${i % 100}`,
    'ml.segment.name': 'station',
    'ml.segment.value': `segment_${Math.floor(i / 100)}`,
  }).map(([key, stringValue]) => ({ key, value: { stringValue } }))
const times = { startTimeUnixNano: '1700000000000000000', timeUnixNano: '1700000060000000000' }

compare(`exponential points, ${BUCKETS} buckets, 5 attributes`, {
  exponentialHistogram: { aggregationTemporality: 2, dataPoints: Array.from({ length: POINTS }, (_, i) => sketch(i)) },
})
compare('sums, 5 attributes', {
  sum: {
    aggregationTemporality: 2,
    isMonotonic: true,
    dataPoints: Array.from({ length: POINTS }, (_, i) => ({ attributes: attributes(i), ...times, asInt: String(i) })),
  },
})

function sketch(i: number): unknown {
  const bucketCounts = Array.from({ length: BUCKETS }, (_, k) => 1 + ((k * 7 + i) % 300))
  const count = 3 + bucketCounts.reduce((a, b) => a + b, 0)
  const positive = { offset: -20, bucketCounts }
  return { attributes: attributes(i), ...times, scale: 4, zeroCount: 3, sum: 12.5, count, positive }
}

function compare(title: string, data: object): void {
  const metrics = [{ name: 'ml.feature.value', ...data }]
  const request = { resourceMetrics: [{ resource: { attributes: attributes(0) }, scopeMetrics: [{ metrics }] }] }
  const body = encodeIndependently(request)
  const json = renderJson(request)
  const interner = createAttributeInterner()
  const bestMs = measure({
    [BASELINE]: () => decodeIndependently(body),
    'driftline, each attribute read': () => readMetricsProtobuf(body),
    'driftline, attributes known by their bytes': () => finishWork(decodeMetrics(body, 'protobuf', { interner })),
    [`driftline, JSON (${json.length} bytes)`]: () => readMetricsJson(json),
  })
  console.log(`${POINTS} ${title}: ${body.length} bytes`)
  for (const [name, ms] of bestMs)
    console.log(
      `${name.padEnd(46)} ${(POINTS / ms / 1000).toFixed(2).padStart(6)} M points/s  ${(bestMs.get(BASELINE)! / ms).toFixed(2)}x`,
    )
}

function measure(competitors: Readonly<Record<string, () => unknown>>): ReadonlyMap<string, number> {
  const bestMs = new Map<string, number>()
  for (let round = 0; round < ROUNDS; round++)
    for (const [name, run] of Object.entries(competitors)) {
      const start = performance.now()
      for (let i = 0; i < RUNS_PER_ROUND; i++) run()
      bestMs.set(name, Math.min((performance.now() - start) / RUNS_PER_ROUND, bestMs.get(name) ?? Infinity))
    }
  return bestMs
}

import { decodeIndependently, encodeIndependently } from '../src/otlp/otlp-request.testing.ts'
import { readMetricsProtobuf } from '../src/otlp/read-metrics-protobuf.ts'

const POINTS = 1000
const BUCKETS = 80
const ROUNDS = 15
const RUNS_PER_ROUND = 20

const body = encodeIndependently(sketches())
const bucketsSeen = readMetricsProtobuf(body).reduce(
  (sum, { data }) => sum + (data.kind === 'exponential' ? data.histogram.positive.counts.length : 0),
  0,
)
if (bucketsSeen !== POINTS * BUCKETS) throw new Error(`decoded ${bucketsSeen} buckets of ${POINTS * BUCKETS}`)

const competitors = {
  'protobufjs 7 static (otlp-transformer 0.203)': () => decodeIndependently(body),
  driftline: () => readMetricsProtobuf(body),
}
const bestMs = new Map<string, number>()
for (let round = 0; round < ROUNDS; round++)
  for (const [name, run] of Object.entries(competitors)) {
    const start = performance.now()
    for (let i = 0; i < RUNS_PER_ROUND; i++) run()
    const elapsed = (performance.now() - start) / RUNS_PER_ROUND
    bestMs.set(name, Math.min(elapsed, bestMs.get(name) ?? Infinity))
  }

console.log(`${POINTS} exponential points, ${BUCKETS} buckets, 4 attributes: ${body.length} bytes`)
const baseline = bestMs.get('protobufjs 7 static (otlp-transformer 0.203)')!
for (const [name, ms] of bestMs)
  console.log(
    `${name.padEnd(46)} ${(POINTS / ms / 1000).toFixed(2).padStart(6)} M points/s ${(body.length / ms / 1000).toFixed(0).padStart(5)} MB/s  ${(baseline / ms).toFixed(2)}x`,
  )

function sketches(): unknown {
  const dataPoints = Array.from({ length: POINTS }, (_, i) => {
    const bucketCounts = Array.from({ length: BUCKETS }, (_, k) => (k * 7 + i) % 300)
    return {
      attributes: [
        { key: 'ml.model.name', value: { stringValue: 'ridership' } },
        { key: 'ml.model.version', value: { stringValue: '1.4.0' } },
        { key: 'ml.feature.name', value: { stringValue: `feature_${i % 100}` } },
        { key: 'ml.segment.value', value: { stringValue: `segment_${Math.floor(i / 100)}` } },
      ],
      startTimeUnixNano: '1700000000000000000',
      timeUnixNano: '1700000060000000000',
      scale: 4,
      zeroCount: 3,
      sum: 12.5,
      count: 3 + bucketCounts.reduce((a, b) => a + b, 0),
      positive: { offset: -20, bucketCounts },
    }
  })
  const metrics = [{ name: 'ml.feature.value', exponentialHistogram: { aggregationTemporality: 2, dataPoints } }]
  return { resourceMetrics: [{ resource: { attributes: [] }, scopeMetrics: [{ metrics }] }] }
}

import { createExponentialHistogram } from '@driftline/statistics'

// Run by: node --conditions=@driftline/source packages/statistics/bench/exponential-histogram.ts
const VALUES = 200_000
const ROUNDS = 15

interface Recorder {
  record(value: number): unknown
}

/** The SDK exports its accumulator only inside meters; the meter's attribute hashing would drown the comparison. */
async function loadSdkAccumulator(): Promise<new (startTime: readonly number[], maxSize: number) => Recorder> {
  const file = new URL('./aggregator/ExponentialHistogram.mjs', import.meta.resolve('@opentelemetry/sdk-metrics'))
  const module = (await import(file.href)) as Record<
    string,
    new (startTime: readonly number[], maxSize: number) => Recorder
  >
  return module['ExponentialHistogramAccumulation']!
}

function uniformSource(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}

function nanosecondsPerRecord(create: () => Recorder, values: Float64Array): number {
  const recorder = create()
  const start = process.hrtime.bigint()
  for (const value of values) recorder.record(value)
  return Number(process.hrtime.bigint() - start) / values.length
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1]!

const Accumulation = await loadSdkAccumulator()
const uniform = uniformSource(20_261_121)
const samples: Readonly<Record<string, (uniform: () => number) => number>> = {
  lognormal: () => Math.exp(Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform())),
  'uniform 0..1': () => uniform(),
  'integers 0..100': () => Math.floor(101 * uniform()),
}

for (const [name, draw] of Object.entries(samples)) {
  const values = Float64Array.from({ length: VALUES }, draw)
  const ours: number[] = []
  const theirs: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    ours.push(nanosecondsPerRecord(() => createExponentialHistogram({ maxSize: 320 }), values))
    theirs.push(nanosecondsPerRecord(() => new Accumulation([0, 0], 320), values))
  }
  const [own, sdk] = [median(ours), median(theirs)]
  console.log(
    `${name}: ${own.toFixed(1)} ns per record, OpenTelemetry SDK ${sdk.toFixed(1)} ns, ratio ${(own / sdk).toFixed(2)}`,
  )
}

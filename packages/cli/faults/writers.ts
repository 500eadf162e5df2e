import { createExponentialHistogram } from '@driftline/statistics'

const START_MS = Date.UTC(2026, 0, 1)
const STEP_MS = 25 * 60_000
const DAY_MS = 86_400_000
const ROWS_PER_STEP = 40

/** One export of one writer: cumulative, so a repetition changes nothing. */
export interface Export {
  readonly body: string
  /** Rows the writer has seen until then. */
  readonly rows: number
  /** Data points. */
  readonly points: number
}

/** A service instance and everything it will send, in order. */
export interface Writer {
  readonly name: string
  readonly exports: readonly Export[]
}

/**
 * Writers that count a number and a category, 25 minutes of event time to an export; the same for the same seed. Every
 * second one sends its categories as deltas, where a single lost export is a lost row.
 */
export function createWriters(options: { readonly seed: number; readonly count: number; readonly steps: number }) {
  return Array.from({ length: options.count }, (_, i): Writer => {
    const random = createRandom(options.seed * 1000 + i)
    return { name: `w${i}`, exports: exportsOf({ writer: `w${i}`, isDelta: i % 2 === 1 }, options.steps, random) }
  })
}

function exportsOf(
  { writer, isDelta }: { readonly writer: string; readonly isDelta: boolean },
  steps: number,
  random: () => number,
): readonly Export[] {
  const histogram = createExponentialHistogram({})
  let categories = { a: 0, b: 0, c: 0 }
  let lastMs = START_MS
  let rows = 0
  return Array.from({ length: steps + 1 }, (_, step) => {
    const count = step === steps ? 0 : Math.floor(random() * ROWS_PER_STEP)
    for (let row = 0; row < count; row += 1) {
      histogram.record(10 + 5 * random() + (step > steps / 2 ? 3 : 0))
      categories[random() < 0.7 ? 'a' : random() < 0.9 ? 'b' : 'c'] += 1
    }
    rows += count
    const fromMs = isDelta ? lastMs : START_MS
    // The last export comes six days later, so that every window before it closes.
    const timeMs = START_MS + (step + 1) * STEP_MS + (step === steps ? 6 * DAY_MS : 0)
    const body = renderRequest({ writer, isDelta, fromMs, timeMs, histogram: histogram.toData(), categories })
    const points = 1 + Object.keys(categories).length
    lastMs = timeMs
    if (isDelta) categories = { a: 0, b: 0, c: 0 }
    return { rows, points, body }
  })
}

function renderRequest(state: {
  readonly writer: string
  readonly isDelta: boolean
  readonly fromMs: number
  readonly timeMs: number
  readonly histogram: ReturnType<ReturnType<typeof createExponentialHistogram>['toData']>
  readonly categories: Readonly<Record<string, number>>
}): string {
  const times = { startTimeUnixNano: `${START_MS}000000`, timeUnixNano: `${state.timeMs}000000` }
  const model = { 'ml.model.name': 'faulty', 'ml.model.version': '1' }
  const { histogram } = state
  const value = {
    ...times,
    attributes: keyValues({ ...model, 'ml.feature.name': 'number' }),
    count: histogram.count,
    scale: histogram.scale,
    zeroCount: histogram.zeroCount,
    positive: { offset: histogram.positive.offset, bucketCounts: histogram.positive.counts },
  }
  const counts = Object.entries(state.categories).map(([category, count]) => ({
    startTimeUnixNano: `${state.fromMs}000000`,
    timeUnixNano: times.timeUnixNano,
    attributes: keyValues({ ...model, 'ml.feature.name': 'text', 'ml.feature.category': category }),
    asInt: count,
  }))
  const metrics = [
    { name: 'ml.feature.value', exponentialHistogram: { aggregationTemporality: 2, dataPoints: [value] } },
    {
      name: 'ml.feature.categories',
      sum: { aggregationTemporality: state.isDelta ? 1 : 2, isMonotonic: true, dataPoints: counts },
    },
  ]
  const scope = { name: 'faults', attributes: keyValues({ 'ml.writer.id': state.writer }) }
  return JSON.stringify({ resourceMetrics: [{ scopeMetrics: [{ scope, metrics }] }] })
}

function keyValues(attributes: Readonly<Record<string, string>>): unknown {
  return Object.entries(attributes).map(([key, value]) => ({ key, value: { stringValue: value } }))
}

/** mulberry32 (Tommy Ettinger 2017): small, seeded, good enough to choose moments. */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

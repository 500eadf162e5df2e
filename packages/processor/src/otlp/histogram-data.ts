import type { ExponentialBuckets } from '@driftline/statistics'
import type { MetricData, UnsupportedMetricData } from './metric-point.ts'

const MIN_SCALE = -10 // OpenTelemetry data model, Exponential Scale: the smallest an SDK makes
const MAX_SCALE = 20 // the same, the largest
const LOWEST_EXPONENT = -1075 // below the smallest subnormal double, 2^-1074
const HIGHEST_EXPONENT = 1024 // the largest double is just below 2^1024

/** The optional moments of a histogram as they were sent. */
export interface SentMoments {
  readonly count: number
  readonly sum?: number | undefined
  readonly min?: number | undefined
  readonly max?: number | undefined
}

/** An explicit histogram as it was sent. */
export interface SentExplicitHistogram extends SentMoments {
  readonly bounds: readonly number[]
  readonly counts: readonly number[]
}

/** An exponential histogram as it was sent. */
export interface SentExponentialHistogram extends SentMoments {
  readonly scale: number
  readonly zeroThreshold: number
  readonly zeroCount: number
  readonly positive: ExponentialBuckets
  readonly negative: ExponentialBuckets
}

/** Accepts an explicit histogram whose bounds rise and whose counts add up; one without buckets becomes a single bucket. */
export function toExplicitData(sent: SentExplicitHistogram): MetricData {
  const { bounds, count } = sent
  const counts = sent.counts.length === 0 && bounds.length === 0 ? [count] : sent.counts
  if (counts.length !== bounds.length + 1)
    return unsupported(`${bounds.length} bounds need ${bounds.length + 1} bucket counts, got ${counts.length}`)
  if (!isRising(bounds)) return unsupported('bounds must be finite and rising')
  if (sumOf(counts) !== count) return unsupported(`bucket counts add up to ${sumOf(counts)}, not to the count ${count}`)
  return { kind: 'explicit', histogram: { bounds, counts, count, ...finiteMoments(sent) } }
}

/** Accepts an exponential histogram whose buckets are numbers a double can hold and whose counts add up. */
export function toExponentialData(sent: SentExponentialHistogram): MetricData {
  const { scale, zeroThreshold, zeroCount, positive, negative, count } = sent
  if (scale < MIN_SCALE || scale > MAX_SCALE) return unsupported(`scale ${scale} is outside ${MIN_SCALE}…${MAX_SCALE}`)
  if (!(zeroThreshold >= 0 && Number.isFinite(zeroThreshold))) return unsupported('zero threshold must be ≥ 0')
  if (!isInsideDoubles(positive, scale) || !isInsideDoubles(negative, scale))
    return unsupported('buckets lie outside the numbers a double can hold')
  const total = zeroCount + sumOf(positive.counts) + sumOf(negative.counts)
  if (total !== count) return unsupported(`bucket counts add up to ${total}, not to the count ${count}`)
  const histogram = { scale, zeroThreshold, zeroCount, positive, negative, count, ...finiteMoments(sent) }
  return { kind: 'exponential', histogram }
}

/** A point that cannot be used, with the reason. */
export function unsupported(reason: string): UnsupportedMetricData {
  return { kind: 'unsupported', reason }
}

function finiteMoments({ sum, min, max }: SentMoments): { sum?: number; min?: number; max?: number } {
  const moments: { sum?: number; min?: number; max?: number } = {}
  if (sum !== undefined && Number.isFinite(sum)) moments.sum = sum
  if (min !== undefined && Number.isFinite(min)) moments.min = min
  if (max !== undefined && Number.isFinite(max)) moments.max = max
  return moments
}

function isRising(bounds: readonly number[]): boolean {
  for (let i = 0; i < bounds.length; i++) {
    if (!Number.isFinite(bounds[i])) return false
    if (i > 0 && bounds[i]! <= bounds[i - 1]!) return false
  }
  return true
}

function isInsideDoubles({ offset, counts }: ExponentialBuckets, scale: number): boolean {
  if (counts.length === 0) return true
  const bucketsPerDoubling = 2 ** scale
  const lowest = Math.floor(LOWEST_EXPONENT * bucketsPerDoubling)
  return offset >= lowest && offset + counts.length <= Math.ceil(HIGHEST_EXPONENT * bucketsPerDoubling)
}

function sumOf(counts: readonly number[]): number {
  let sum = 0
  for (const count of counts) sum += count
  return sum
}

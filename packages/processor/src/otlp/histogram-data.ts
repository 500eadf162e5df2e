import { downscaleExponentialHistogram, trimBuckets } from '@driftline/statistics'
import type { ExplicitHistogramData, ExponentialBuckets, ExponentialHistogramData } from '@driftline/statistics'
import { MAX_BOUNDS, MAX_STORED_BUCKETS } from './decode-limits.ts'
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

/**
 * Accepts an explicit histogram of at most 2,048 bounds that rise, whose counts are whole numbers below 2^53 that add
 * up; one without buckets becomes a single bucket.
 */
export function toExplicitData(sent: SentExplicitHistogram): MetricData {
  const { bounds, count } = sent
  if (bounds.length > MAX_BOUNDS) return unsupported(`${bounds.length} bounds are more than the 2,048 bounds allowed`)
  const counts = sent.counts.length === 0 && bounds.length === 0 ? [count] : sent.counts
  if (counts.length !== bounds.length + 1)
    return unsupported(`${bounds.length} bounds need ${bounds.length + 1} bucket counts, got ${counts.length}`)
  if (!isRising(bounds)) return unsupported('bounds must be finite and rising')
  const total = sumOf(counts)
  if (total !== count || !isCount(count)) return unsupported(countProblem([count, ...counts], total))
  const histogram: ExplicitHistogramData = { bounds, counts, count }
  addMoments(histogram, sent)
  return { kind: 'explicit', histogram }
}

/**
 * Accepts an exponential histogram whose buckets are numbers a double can hold and whose counts are whole numbers below
 * 2^53 that add up. Empty buckets at the ends go, and more than 320 buckets a side are brought to a coarser scale, which
 * is exact.
 */
export function toExponentialData(sent: SentExponentialHistogram): MetricData {
  const { scale, zeroThreshold, zeroCount, count } = sent
  if (scale < MIN_SCALE || scale > MAX_SCALE) return unsupported(`scale ${scale} is outside ${MIN_SCALE}…${MAX_SCALE}`)
  if (!(zeroThreshold >= 0 && Number.isFinite(zeroThreshold)))
    return unsupported(`zero threshold must be finite and ≥ 0, got ${zeroThreshold}`)
  const positive = trimBuckets(sent.positive)
  const negative = trimBuckets(sent.negative)
  if (!isInsideDoubles(positive, scale) || !isInsideDoubles(negative, scale))
    return unsupported('buckets lie outside the numbers a double can hold')
  const total = zeroCount + sumOf(positive.counts) + sumOf(negative.counts)
  if (total !== count || !isCount(count) || !isCount(zeroCount))
    return unsupported(countProblem([count, zeroCount, ...positive.counts, ...negative.counts], total))
  const histogram: ExponentialHistogramData = { scale, zeroThreshold, zeroCount, positive, negative, count }
  addMoments(histogram, sent)
  return { kind: 'exponential', histogram: withinStoredBuckets(histogram) }
}

/** A point that cannot be used, with the reason. */
export function unsupported(reason: string): UnsupportedMetricData {
  return { kind: 'unsupported', reason }
}

// Assigned to the finished histogram: spreading an object of moments cost a tenth of the whole request.
function addMoments(into: { sum?: number; min?: number; max?: number }, { sum, min, max }: SentMoments): void {
  if (sum !== undefined && Number.isFinite(sum)) into.sum = sum
  if (min !== undefined && Number.isFinite(min)) into.min = min
  if (max !== undefined && Number.isFinite(max)) into.max = max
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

function withinStoredBuckets(histogram: ExponentialHistogramData): ExponentialHistogramData {
  const steps = Math.max(stepsToStored(histogram.positive), stepsToStored(histogram.negative))
  return steps === 0 ? histogram : downscaleExponentialHistogram(histogram, histogram.scale - steps)
}

function stepsToStored({ offset, counts }: ExponentialBuckets): number {
  if (counts.length <= MAX_STORED_BUCKETS) return 0
  let first = offset
  let last = offset + counts.length - 1
  let steps = 0
  for (; last - first >= MAX_STORED_BUCKETS; steps++) {
    first = Math.floor(first / 2)
    last = Math.floor(last / 2)
  }
  return steps
}

/** NaN where a count is negative or no whole number. */
function sumOf(counts: readonly number[]): number {
  let sum = 0
  for (let i = 0; i < counts.length; i++) {
    const count = counts[i]!
    if (!(count >= 0) || Math.floor(count) !== count) return Number.NaN
    sum += count
  }
  return sum
}

function isCount(value: number): boolean {
  return value >= 0 && Number.isSafeInteger(value)
}

function countProblem(counts: readonly number[], total: number): string {
  const wrong = counts.find((count) => !isCount(count))
  return wrong === undefined
    ? `bucket counts add up to ${total}, not to the count ${counts[0]}`
    : `counts must be whole numbers from 0 to 2^53 − 1, got ${wrong}`
}

import { mergeSummaries } from './merge-exponential-histograms.ts'

/** An OpenTelemetry explicit-bounds histogram as data; bucket i holds (bounds[i−1], bounds[i]]. */
export interface ExplicitHistogramData {
  /** Finite, strictly increasing, length k. */
  readonly bounds: readonly number[]
  /** Observations, length k + 1. */
  readonly counts: readonly number[]
  readonly count: number
  readonly sum?: number
  readonly min?: number
  readonly max?: number
}

/** A live histogram with fixed bounds. */
export interface ExplicitHistogram {
  /**
   * Adds a value, `count` times.
   *
   * @returns whether it was recorded; false (NaN, ±Infinity, a count that is not positive and finite) changes nothing
   */
  record(value: number, count?: number): boolean
  /** Adds a histogram with the same bounds; RangeError otherwise. */
  merge(data: ExplicitHistogramData): void
  toData(): ExplicitHistogramData
}

function isIncreasing(bounds: readonly number[]): boolean {
  return bounds.every((bound, i) => Number.isFinite(bound) && (i === 0 || bound > bounds[i - 1]!))
}

/**
 * Whether two histograms can be added bucket by bucket.
 */
export function haveEqualBounds(a: ExplicitHistogramData, b: ExplicitHistogramData): boolean {
  return a.bounds.length === b.bounds.length && a.bounds.every((bound, i) => bound === b.bounds[i])
}

/**
 * Bucket of a value: the first whose upper bound is not below it, by binary search.
 *
 * @param bounds - strictly increasing, length k
 * @param value - any number but NaN
 * @returns 0 … k
 * @example explicitBucketIndex([0, 10], 10) // => 1
 */
export function explicitBucketIndex(bounds: readonly number[], value: number): number {
  let low = 0
  let high = bounds.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (value <= bounds[middle]!) high = middle
    else low = middle + 1
  }
  return low
}

/**
 * The histogram of both samples together.
 *
 * @throws RangeError when the bounds differ: counts of different buckets cannot be added
 * @see OpenTelemetry metrics data model, "Histogram"
 * @example mergeExplicitHistograms(a, b).count === a.count + b.count // => true
 */
export function mergeExplicitHistograms(a: ExplicitHistogramData, b: ExplicitHistogramData): ExplicitHistogramData {
  if (!haveEqualBounds(a, b)) {
    throw new RangeError(
      `Histograms of ${a.bounds.length} and ${b.bounds.length} bounds cannot be merged: their bounds differ. ` +
        'Record both with the same bounds, or compare them with alignExplicitHistograms.',
    )
  }
  const counts = a.counts.map((count, i) => count + b.counts[i]!)
  return { bounds: a.bounds, counts, count: a.count + b.count, ...mergeSummaries(a, b) }
}

/**
 * What was added to a cumulative histogram between two of its points.
 *
 * @returns the difference without minimum and maximum, or undefined when any count would fall or the bounds differ: the series restarted
 * @see OpenTelemetry metrics data model, "Temporality"
 * @example subtractExplicitHistogram(point, point)?.count // => 0
 */
export function subtractExplicitHistogram(
  later: ExplicitHistogramData,
  earlier: ExplicitHistogramData,
): ExplicitHistogramData | undefined {
  if (!haveEqualBounds(later, earlier)) return undefined
  if (earlier.count === 0) return later
  const counts = later.counts.map((count, i) => count - earlier.counts[i]!)
  const count = later.count - earlier.count
  if (count < 0 || counts.some((difference) => difference < 0)) return undefined
  const hasSum = later.sum !== undefined && earlier.sum !== undefined
  return { bounds: later.bounds, counts, count, ...(hasSum ? { sum: later.sum - earlier.sum } : {}) }
}

/**
 * Starts an empty histogram with fixed bounds.
 *
 * @param bounds - finite, strictly increasing; none is allowed and counts everything in one bucket
 * @throws RangeError when the bounds are not finite and strictly increasing
 * @see OpenTelemetry metrics SDK specification, "Explicit Bucket Histogram Aggregation"
 * @example
 * const histogram = createExplicitHistogram([0, 10])
 * histogram.record(10) // => true
 * histogram.toData().counts // => [0, 1, 0]
 */
export function createExplicitHistogram(bounds: readonly number[]): ExplicitHistogram {
  if (!isIncreasing(bounds)) {
    throw new RangeError(`Histogram bounds must be finite and strictly increasing; got [${bounds.join(', ')}].`)
  }
  const counts = new Float64Array(bounds.length + 1)
  const ownBounds = [...bounds]
  let [count, sum, min, max] = [0, 0, Infinity, -Infinity]
  const toOwnData = (): ExplicitHistogramData => ({
    bounds: ownBounds,
    counts: Array.from(counts),
    count,
    ...(Number.isFinite(sum) ? { sum } : {}),
    ...(Number.isFinite(min) ? { min } : {}),
    ...(Number.isFinite(max) ? { max } : {}),
  })
  return {
    record(value, times = 1) {
      if (!(Number.isFinite(value) && times > 0 && times < Infinity)) return false
      counts[explicitBucketIndex(ownBounds, value)]! += times
      count += times
      sum += value * times
      min = Math.min(min, value)
      max = Math.max(max, value)
      return true
    },
    merge(data) {
      const merged = mergeExplicitHistograms(toOwnData(), data)
      counts.set(merged.counts)
      count = merged.count
      sum = merged.sum ?? Number.NaN
      min = merged.min ?? (count === 0 ? Infinity : Number.NaN)
      max = merged.max ?? (count === 0 ? -Infinity : Number.NaN)
    },
    toData: toOwnData,
  }
}

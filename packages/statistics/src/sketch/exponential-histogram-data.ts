/** Buckets of one sign; bucket i of the array has index offset + i. */
export interface ExponentialBuckets {
  /** Index of the first bucket, an integer. */
  readonly offset: number
  /** Observations per bucket, length k. */
  readonly counts: readonly number[]
}

/**
 * An OpenTelemetry exponential histogram, base 2, as data: what travels on the wire and what the pure functions work on.
 *
 * Bucket i of `positive` holds (2^(i/2^scale), 2^((i+1)/2^scale)], of `negative` the mirror image.
 */
export interface ExponentialHistogramData {
  /** Resolution: 2^scale buckets per doubling. */
  readonly scale: number
  /** Values of at most this magnitude are counted in `zeroCount`; ≥ 0. */
  readonly zeroThreshold: number
  readonly zeroCount: number
  readonly positive: ExponentialBuckets
  readonly negative: ExponentialBuckets
  readonly count: number
  /** Absent when it was not recorded or cannot be represented. */
  readonly sum?: number
  /** Absent when it is not known, as after a subtraction. */
  readonly min?: number
  /** Absent when it is not known, as after a subtraction. */
  readonly max?: number
}

/** Buckets per sign of a histogram when nothing else is asked for (OpenTelemetry recommends 160; 320 halves the error). */
export const DEFAULT_MAX_SIZE = 320

/** Buckets of a sign that was never seen. */
export const NO_BUCKETS: ExponentialBuckets = { offset: 0, counts: [] }

/**
 * A histogram of no observations, neutral in merges.
 *
 * @param zeroThreshold - largest magnitude counted as zero, ≥ 0; default 0
 * @example emptyExponentialHistogram().count // => 0
 */
export function emptyExponentialHistogram(zeroThreshold = 0): ExponentialHistogramData {
  return { scale: 20, zeroThreshold, zeroCount: 0, positive: NO_BUCKETS, negative: NO_BUCKETS, count: 0, sum: 0 }
}

/**
 * The scale that constrains others: Infinity while no bucket is occupied, because writers send any scale with an empty histogram.
 */
export function constrainingScale(data: ExponentialHistogramData): number {
  const isOccupied = (buckets: ExponentialBuckets) => buckets.counts.some((count) => count !== 0)
  return isOccupied(data.positive) || isOccupied(data.negative) ? data.scale : Infinity
}

/**
 * The same buckets without empty ones at either end.
 */
export function trimBuckets({ offset, counts }: ExponentialBuckets): ExponentialBuckets {
  const first = counts.findIndex((count) => count !== 0)
  if (first < 0) return NO_BUCKETS
  const last = counts.findLastIndex((count) => count !== 0)
  return first === 0 && last === counts.length - 1
    ? { offset, counts }
    : { offset: offset + first, counts: counts.slice(first, last + 1) }
}

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
export function constrainingScale({ positive, negative, scale }: ExponentialHistogramData): number {
  return isOccupied(positive) || isOccupied(negative) ? scale : Infinity
}

function isOccupied({ counts }: ExponentialBuckets): boolean {
  return counts.some((count) => count !== 0)
}

/**
 * The same buckets without empty ones at either end.
 */
export function trimBuckets(buckets: ExponentialBuckets): ExponentialBuckets {
  const { offset, counts } = buckets
  let first = 0
  let end = counts.length
  while (first < end && counts[first] === 0) first += 1
  while (end > first && counts[end - 1] === 0) end -= 1
  if (first === end) return NO_BUCKETS
  return end - first === counts.length ? buckets : { offset: offset + first, counts: counts.slice(first, end) }
}

/**
 * Counts of no observations, length k.
 */
export function zeroCounts(length: number): number[] {
  const counts: number[] = []
  while (counts.length < length) counts.push(0)
  return counts
}

/**
 * Adds buckets, brought `steps` scales down, into a window of coarse counts that starts at index `first`.
 */
export function addBuckets(
  into: number[],
  { offset, counts }: ExponentialBuckets,
  target: { first: number; steps: number },
): void {
  const ratio = 2 ** target.steps
  for (let i = 0; i < counts.length; i += 1) into[Math.floor((offset + i) / ratio) - target.first]! += counts[i]!
}

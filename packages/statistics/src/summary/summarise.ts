/** Moments and extremes of one sample. */
export interface SampleSummary {
  /** Finite values, in rows. */
  readonly count: number
  /** Values left out because they are NaN, Infinity or -Infinity, in rows. */
  readonly missing: number
  /** Arithmetic mean in the feature's unit; NaN when `count` is 0. */
  readonly mean: number
  /** Sample standard deviation (denominator n - 1) in the feature's unit; NaN when `count` is below 2. */
  readonly standardDeviation: number
  /** Smallest finite value in the feature's unit; NaN when `count` is 0. */
  readonly min: number
  /** Largest finite value in the feature's unit; NaN when `count` is 0. */
  readonly max: number
}

/**
 * Summarises a sample in one pass by Welford's recurrence, which gives a constant sample a standard deviation of exactly 0.
 *
 * Assumes nothing. Costs O(n) time and no memory. Ties need no care. Missing values (NaN) and infinities are counted in
 * `missing` and left out of the rest. With too few values the undefined figures are NaN.
 *
 * @param values length n, in the feature's unit; order does not matter beyond rounding
 * @returns counts in rows, the other figures in the feature's unit
 * @see Welford 1962, Note on a Method for Calculating Corrected Sums of Squares and Products, equations I and II
 * @example
 * summarise([1, 2, Number.NaN]) // => { count: 2, missing: 1, mean: 1.5, standardDeviation: 0.7071067811865476, min: 1, max: 2 }
 */
export function summarise(values: ArrayLike<number>): SampleSummary {
  let count = 0
  let mean = 0
  let squares = 0
  let min = Number.POSITIVE_INFINITY
  let max = Number.NEGATIVE_INFINITY
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!
    if (!Number.isFinite(value)) continue
    count += 1
    const before = value - mean
    mean += before / count
    squares += before * (value - mean)
    if (value < min) min = value
    if (value > max) max = value
  }
  const missing = values.length - count
  if (count === 0) return { count, missing, mean: NaN, standardDeviation: NaN, min: NaN, max: NaN }
  const standardDeviation = count > 1 ? Math.sqrt(squares / (count - 1)) : Number.NaN
  return { count, missing, mean: Number.isFinite(mean) ? mean : scaledMean(values, count), standardDeviation, min, max }
}

/** The mean of finite values so far apart that their differences overflow. */
function scaledMean(values: ArrayLike<number>, count: number): number {
  let mean = 0
  for (let i = 0; i < values.length; i += 1) if (Number.isFinite(values[i]!)) mean += values[i]! / count
  return mean
}

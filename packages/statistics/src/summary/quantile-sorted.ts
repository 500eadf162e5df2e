/**
 * Interpolates a quantile linearly between the two nearest order statistics (type 7, the default of NumPy and R).
 *
 * Assumes a finite ascending sample. Costs O(1). Ties need no care: between equal values it returns that value exactly.
 * Missing values must have been left out before sorting (`sortSample`).
 *
 * @param sorted finite values in ascending order, length n; in the feature's unit
 * @param p level of the quantile, 0..1
 * @returns the quantile in the feature's unit; NaN when `sorted` is empty
 * @throws RangeError when `p` is not within 0..1
 * @see Hyndman and Fan 1996, Sample Quantiles in Statistical Packages, definition 7
 * @example
 * quantileSorted([1, 2, 3, 10], 0.5) // => 2.5
 */
export function quantileSorted(sorted: ArrayLike<number>, p: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`quantileSorted: p is ${p}; a quantile level must be within 0..1.`)
  if (sorted.length === 0) return Number.NaN
  const position = (sorted.length - 1) * p
  const index = Math.floor(position)
  const below = sorted[index] ?? Number.NaN
  const above = sorted[index + 1] ?? below
  return interpolate(below, above, position - index)
}

// The two branches are NumPy's own: each end is reached exactly, and quantiles agree with it to the last bit.
function interpolate(below: number, above: number, share: number): number {
  // Further apart than the largest double.
  if (above - below === Infinity) return below * (1 - share) + above * share
  return share < 0.5 ? below + (above - below) * share : above - (above - below) * (1 - share)
}

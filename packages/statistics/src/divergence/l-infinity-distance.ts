import { countTotals } from '../internal/count-totals.ts'

/**
 * Finds the largest absolute difference of the shares of one bin.
 *
 * Assumes both samples were counted on the same bins. Costs O(k) time. Ties are settled where the counting is done. Missing
 * values are left out or counted as a bin, by the caller. With too few observations it is noisy; the noise of one share is
 * about √(p (1 - p)(1/n + 1/m)). An empty side gives NaN.
 *
 * @param reference k counts in rows, each 0 or more
 * @param current k counts in rows, each 0 or more
 * @returns the distance, 0 (equal shares) to 1; NaN when either side has no rows
 * @throws RangeError when the lengths differ or a count is negative or not finite
 * @see Breck, Polyzotis, Roy, Whang and Zinkevich 2019, Data Validation for Machine Learning, section 4.2
 * @example
 * lInfinityDistance([50, 50, 0], [70, 20, 10]) // => 0.3
 */
export function lInfinityDistance(reference: ArrayLike<number>, current: ArrayLike<number>): number {
  const totals = countTotals('lInfinityDistance', reference, current)
  if (totals.reference === 0 || totals.current === 0) return Number.NaN
  let largest = 0
  for (let i = 0; i < reference.length; i++) {
    largest = Math.max(largest, Math.abs(reference[i]! / totals.reference - current[i]! / totals.current))
  }
  return largest
}

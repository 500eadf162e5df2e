import { sumOverShares } from '../internal/sum-over-shares.ts'

/**
 * Takes half the sum of the absolute differences of the shares: the share of rows that would have to change bin.
 *
 * Assumes both samples were counted on the same bins. Costs O(k) time. Ties are settled where the counting is done. Missing
 * values are left out or counted as a bin, by the caller. Too few observations inflate it: without any drift it is about
 * half the sum of √(2 p (1 - p)(1/n + 1/m) / π). An empty side gives NaN.
 *
 * @param reference k counts in rows, each 0 or more
 * @param current k counts in rows, each 0 or more
 * @returns the distance, 0 (equal shares) to 1 (no bin in common); NaN when either side has no rows
 * @throws RangeError when the lengths differ or a count is negative or not finite
 * @see Levin and Peres 2017, Markov Chains and Mixing Times, proposition 4.2
 * @example
 * totalVariationDistance([50, 50], [80, 20]) // => 0.3
 */
export function totalVariationDistance(reference: ArrayLike<number>, current: ArrayLike<number>): number {
  const sum = sumOverShares('totalVariationDistance', { reference, current }, (p, q) => Math.abs(p - q))
  return Math.min(1, sum / 2)
}

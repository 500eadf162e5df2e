import { pairwiseSum } from '../internal/pairwise-sum.ts'
import { sharesOf } from '../internal/shares-of.ts'

/**
 * Takes √(1 − Σ√(pq)), the Euclidean distance between the square roots of the shares, divided by √2.
 *
 * Assumes both samples were counted on the same bins. Costs O(k) time. Ties are settled where the counting is done. Missing
 * values are left out or counted as a bin, by the caller. Too few observations inflate it: without any drift its square is
 * about (k - 1)(1/n + 1/m) / 8. An empty side gives NaN.
 *
 * Computed from the Bhattacharyya coefficient, as it is usually published; distances below about 1e-7 are rounding.
 *
 * @param reference k counts in rows, each 0 or more
 * @param current k counts in rows, each 0 or more
 * @returns the distance, 0 (equal shares) to 1 (no bin in common); NaN when either side has no rows
 * @throws RangeError when the lengths differ or a count is negative or not finite
 * @see Le Cam and Yang 2000, Asymptotics in Statistics, section 3.2 (normalised to 1)
 * @example
 * hellingerDistance([10, 0], [0, 10]) // => 1
 */
export function hellingerDistance(reference: ArrayLike<number>, current: ArrayLike<number>): number {
  const shares = sharesOf('hellingerDistance', reference, current)
  if (!shares) return Number.NaN
  const { p, q } = shares
  if (p.every((share, i) => share === q[i])) return 0
  return Math.sqrt(Math.max(0, 1 - pairwiseSum(p.map((share, i) => Math.sqrt(share * q[i]!)))))
}

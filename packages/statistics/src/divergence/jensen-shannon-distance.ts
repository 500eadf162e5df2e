import { sumOverShares } from '../internal/sum-over-shares.ts'

/**
 * Takes the square root of the Jensen-Shannon divergence in bits, a metric that needs no pseudo-count.
 *
 * Assumes both samples were counted on the same bins. Costs O(k) time. Ties are settled where the counting is done. Missing
 * values are left out or counted as a bin, by the caller. Too few observations inflate it: without any drift its square is
 * about (k - 1)(1/n + 1/m) / (8 ln 2). An empty side gives NaN.
 *
 * @param reference k counts in rows, each 0 or more
 * @param current k counts in rows, each 0 or more
 * @returns the distance, 0 (equal shares) to 1 (no bin in common); NaN when either side has no rows
 * @throws RangeError when the lengths differ or a count is negative or not finite
 * @see Lin 1991, Divergence Measures Based on the Shannon Entropy, equation 3.1; Endres and Schindelin 2003 (metric)
 * @example
 * jensenShannonDistance([10, 0], [0, 10]) // => 1
 */
export function jensenShannonDistance(reference: ArrayLike<number>, current: ArrayLike<number>): number {
  const divergence = sumOverShares('jensenShannonDistance', { reference, current }, divergenceBits)
  return Math.sqrt(Math.min(1, divergence))
}

function divergenceBits(p: number, q: number): number {
  if (p === 0 || q === 0) return (p + q) / 2
  const imbalance = (p - q) / (p + q)
  return (((p + q) / 4) * entropyDeficit(imbalance)) / Math.LN2
}

// (1 + d) ln(1 + d) + (1 - d) ln(1 - d), arranged so that nearly equal shares do not cancel to noise.
function entropyDeficit(imbalance: number): number {
  return 2 * imbalance * Math.atanh(imbalance) + Math.log1p(-imbalance * imbalance)
}

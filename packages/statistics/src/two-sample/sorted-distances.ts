import { walkSortedPair } from '../internal/walk-sorted-pair.ts'
import type { KolmogorovSmirnovResult } from './kolmogorov-smirnov.ts'
import { kolmogorovSmirnovOfLead } from './kolmogorov-smirnov.ts'

/**
 * The Kolmogorov-Smirnov test and the first Wasserstein distance of two samples that are sorted already, in one walk.
 *
 * Assumes finite ascending values (`sortSample`). Costs O(n + m) time and no memory. Ties, missing values and too few rows: as
 * `kolmogorovSmirnovSorted` and `wassersteinSorted`, which give the same to the last bit.
 *
 * @param reference finite values in ascending order, length n, in the feature's unit
 * @param current finite values in ascending order, length m, in the feature's unit
 * @returns the test, and the distance in the feature's unit; all NaN when either side is empty
 * @see Smirnov 1948, Table for Estimating the Goodness of Fit of Empirical Distributions; Vallender 1974
 * @example
 * sortedDistances([1, 2, 3], [2, 3, 4]).wasserstein // => 1
 */
export function sortedDistances(
  reference: ArrayLike<number>,
  current: ArrayLike<number>,
): { readonly ks: KolmogorovSmirnovResult; readonly wasserstein: number } {
  if (reference.length === 0 || current.length === 0)
    return { ks: { statistic: NaN, pValue: NaN }, wasserstein: Number.NaN }
  const { largestLead, area } = walkSortedPair(reference, current)
  return {
    ks: kolmogorovSmirnovOfLead(largestLead, { reference: reference.length, current: current.length }),
    wasserstein: area,
  }
}

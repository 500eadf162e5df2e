import { countTotals } from '../internal/count-totals.ts'
import type { AlignedHistograms } from '../sketch/aligned-histograms.ts'
import { type KolmogorovSmirnovResult, kolmogorovPValue } from './kolmogorov-smirnov.ts'

/**
 * Compares two histograms on common bins by the largest distance of their distribution functions at the inner edges.
 *
 * Assumes that both were counted on `edges`. Costs O(k) time. The error is one-sided: inside a bin the distance can be larger,
 * never the other way round, so the statistic never exceeds that of the raw rows. Ties: exact, since a bin holds all of its
 * upper edge. Missing values are not in a histogram. Too few rows: as `kolmogorovSmirnov`; an empty side gives NaN.
 *
 * @param aligned k + 1 edges in the feature's unit and k counts in rows on each side
 * @returns the statistic (0..1, at most the exact one) and its asymptotic two-sided p-value (0..1, at least the exact one)
 * @throws RangeError when the counts differ in length, or one is negative or not finite
 * @see Smirnov 1948, Table for Estimating the Goodness of Fit of Empirical Distributions
 * @example
 * kolmogorovSmirnovBinned({ edges: [0, 1, 2], reference: [8, 2], current: [3, 7] }).statistic // => 0.5
 */
export function kolmogorovSmirnovBinned(aligned: AlignedHistograms): KolmogorovSmirnovResult {
  const { reference, current } = aligned
  const totals = countTotals('kolmogorovSmirnovBinned', reference, current)
  if (totals.reference === 0 || totals.current === 0) return { statistic: NaN, pValue: NaN }
  let below = 0
  let belowCurrent = 0
  let largest = 0
  for (let bin = 0; bin < reference.length - 1; bin++) {
    below += reference[bin]!
    belowCurrent += current[bin]!
    largest = Math.max(largest, Math.abs(below * totals.current - belowCurrent * totals.reference))
  }
  const statistic = largest / (totals.reference * totals.current)
  return { statistic, pValue: kolmogorovPValue(statistic, totals) }
}

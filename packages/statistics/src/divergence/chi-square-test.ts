import { chiSquareSurvival } from '../distribution/chi-square.ts'
import { type CountTotals, countTotals } from '../internal/count-totals.ts'

/** Outcome of Pearson's test on a table of two rows (reference, current) and k cells. */
export interface ChiSquareResult {
  /** Pearson's χ², 0 or more; NaN when either side has no rows. */
  readonly statistic: number
  /** Cells in use minus 1. */
  readonly degreesOfFreedom: number
  /** Probability of a statistic this large without drift, 0..1; NaN when either side has no rows. */
  readonly pValue: number
  /** Effect size √(χ² / (n + m)), 0..1, which does not grow with the number of rows; NaN when either side has no rows. */
  readonly cramersV: number
}

/**
 * Tests whether two samples of counts come from one distribution, without continuity correction.
 *
 * Assumes independent rows counted on the same cells. Costs O(k) time. Ties are settled where the counting is done. Missing
 * values are left out or counted as a cell, by the caller. Cells empty on both sides are left out; one cell in use gives
 * statistic 0 and p-value 1. With too few rows (expected counts below about 5) the p-value is approximate.
 *
 * @param reference k counts in rows, each 0 or more
 * @param current k counts in rows, each 0 or more
 * @returns the statistic, its degrees of freedom, p-value (0..1) and Cramér's V (0..1)
 * @throws RangeError when the lengths differ or a count is negative or not finite
 * @see Pearson 1900, On the Criterion; Cramér 1946, Mathematical Methods of Statistics, section 21.9 (V)
 * @example
 * chiSquareTest([50, 50], [60, 40]) // => { statistic: 2.02…, degreesOfFreedom: 1, pValue: 0.15…, cramersV: 0.10… }
 */
export function chiSquareTest(reference: ArrayLike<number>, current: ArrayLike<number>): ChiSquareResult {
  const totals = countTotals('chiSquareTest', reference, current)
  const { statistic, cellCount } = pearsonStatistic(reference, current, totals)
  const degreesOfFreedom = Math.max(0, cellCount - 1)
  if (totals.reference === 0 || totals.current === 0) {
    return { statistic: NaN, degreesOfFreedom, pValue: NaN, cramersV: NaN }
  }
  return {
    statistic,
    degreesOfFreedom,
    pValue: degreesOfFreedom === 0 ? 1 : chiSquareSurvival(statistic, degreesOfFreedom),
    cramersV: Math.min(1, Math.sqrt(statistic / (totals.reference + totals.current))),
  }
}

// For two rows Σ (observed - expected)² / expected is nm Σ (p - q)² / (reference + current), which needs no expectations.
function pearsonStatistic(
  reference: ArrayLike<number>,
  current: ArrayLike<number>,
  totals: CountTotals,
): { statistic: number; cellCount: number } {
  let sum = 0
  let cellCount = 0
  for (let i = 0; i < reference.length; i++) {
    const both = reference[i]! + current[i]!
    if (both === 0) continue
    cellCount += 1
    const difference = reference[i]! / totals.reference - current[i]! / totals.current
    sum += (difference * difference) / both
  }
  return { statistic: totals.reference * totals.current * sum, cellCount }
}

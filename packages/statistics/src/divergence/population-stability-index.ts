import { countTotals } from '../internal/count-totals.ts'

/** How an empty bin is kept from making the index infinite: a pseudo-count (default 0.5) or a floor on shares. */
export type PopulationStabilityOptions =
  | {
      /** Added to every bin of both samples, in observations. Default 0.5 (Jeffreys), above 0. */
      readonly pseudoCount?: number
      readonly floor?: never
    }
  | {
      /** Shares below it are raised to it, without renormalising; 1e-4 is the custom. Above 0, below 1. */
      readonly floor: number
      readonly pseudoCount?: never
    }

const JEFFREYS_PSEUDO_COUNT = 0.5 // Jeffreys 1946, An Invariant Form for the Prior Probability: a half per bin

/**
 * Sums (q - p) ln(q / p) over the bins, the symmetrised Kullback-Leibler divergence known as PSI.
 *
 * Assumes both samples were counted on the same bins. Costs O(k) time. Ties are settled where the counting is done
 * (`countWithTies`). Missing values are left out or counted as a bin, by the caller. Too few observations inflate it: without
 * any drift it is about (k - 1)(1/n + 1/m). An empty side gives NaN.
 *
 * @param reference k counts in rows, each 0 or more; need not be whole
 * @param current k counts in rows, each 0 or more; need not be whole
 * @param options pseudo-count or floor; default a pseudo-count of 0.5
 * @returns the index in nats, 0 or more, 0 when the shares are equal; NaN when either side has no rows
 * @throws RangeError when the lengths differ, a count is negative or not finite, or the option is out of its bounds
 * @see Siddiqi 2006, Credit Risk Scorecards, chapter 10; Jeffreys 1946, An Invariant Form for the Prior Probability
 * @example
 * populationStabilityIndex([50, 50], [50, 50]) // => 0
 * populationStabilityIndex([5, 5], [10, 0], { floor: 1e-4 }) // => 4.6043…
 */
export function populationStabilityIndex(
  reference: ArrayLike<number>,
  current: ArrayLike<number>,
  options: PopulationStabilityOptions = {},
): number {
  const totals = countTotals('populationStabilityIndex', reference, current)
  const toShare = shareRule(options, reference.length)
  if (totals.reference === 0 || totals.current === 0) return Number.NaN
  let sum = 0
  for (let i = 0; i < reference.length; i++) {
    const p = toShare(reference[i]!, totals.reference)
    const q = toShare(current[i]!, totals.current)
    sum += (q - p) * Math.log(q / p)
  }
  return sum
}

function shareRule(options: PopulationStabilityOptions, binCount: number): (count: number, total: number) => number {
  const { floor, pseudoCount = JEFFREYS_PSEUDO_COUNT } = options
  if (floor !== undefined) {
    if (!(floor > 0 && floor < 1)) {
      throw new RangeError(`populationStabilityIndex: floor is ${floor}; it must be above 0 and below 1, e.g. 1e-4.`)
    }
    return (count, total) => Math.max(count / total, floor)
  }
  if (!(pseudoCount > 0 && pseudoCount < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`populationStabilityIndex: pseudoCount is ${pseudoCount}; it must be above 0, e.g. 0.5.`)
  }
  return (count, total) => (count + pseudoCount) / (total + pseudoCount * binCount)
}

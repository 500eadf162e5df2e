import { lowerLimit, requireLimits, upperLimit } from './clopper-pearson-interval.ts'
import type { Proportion } from './proportion.ts'

/**
 * Lower bound of the increase p_current − p_reference that is above the truth with a probability of at most alpha.
 *
 * Enumerated, not proven, for whole counts and rates that stayed or rose. Where a rate fell, a negative bound can err more often than that:
 * read it as "no rise is certain".
 *
 * @param samples - two independent proportions
 * @param alpha - level, one-sided, 0 < alpha ≤ ½: 0.001 for 99.9 %
 * @returns −1 … 1; −1 when a side has no trials
 * @throws RangeError when successes exceed trials, a count is negative or 2^53 and more, or alpha is out of its range
 * @see Newcombe (1998), "Interval Estimation for the Difference Between Independent Proportions", method 10, on limits of Clopper & Pearson (1934)
 * @example
 * clopperPearsonDifferenceLowerBound(
 *   { reference: { successes: 0, trials: 10_000 }, current: { successes: 10, trials: 1_000 } },
 *   0.001,
 * ) // => 0.0029…
 */
export function clopperPearsonDifferenceLowerBound(
  samples: { readonly reference: Proportion; readonly current: Proportion },
  alpha: number,
): number {
  const { reference, current } = samples
  requireLimits(reference, alpha)
  requireLimits(current, alpha)
  if (reference.trials === 0 || current.trials === 0) return -1
  const referenceShare = reference.successes / reference.trials
  const currentShare = current.successes / current.trials
  const ofReference = upperLimit(reference.successes, reference.trials, alpha) - referenceShare
  const ofCurrent = currentShare - lowerLimit(current.successes, current.trials, alpha)
  return Math.max(-1, currentShare - referenceShare - Math.hypot(ofCurrent, ofReference))
}

import type { Proportion } from './proportion.ts'
import { wilsonInterval } from './wilson-interval.ts'

/**
 * Lower bound of the difference p_current − p_reference.
 *
 * @param samples - two independent proportions
 * @param z - standard normal quantile, ≥ 0: 3.09 for a one-sided 99.9 % bound
 * @returns −1 … 1; −1 when a side has no trials
 * @throws RangeError when successes exceed trials or an argument is negative or not finite
 * @see Newcombe (1998), "Interval Estimation for the Difference Between Independent Proportions", method 10
 * @example
 * newcombeDifferenceLowerBound(
 *   { reference: { successes: 48, trials: 80 }, current: { successes: 56, trials: 70 } },
 *   1.959963984540054,
 * ) // => 0.0524…
 */
export function newcombeDifferenceLowerBound(
  samples: { readonly reference: Proportion; readonly current: Proportion },
  z: number,
): number {
  const { reference, current } = samples
  const ofReference = wilsonInterval(reference.successes, reference.trials, z)
  const ofCurrent = wilsonInterval(current.successes, current.trials, z)
  if (reference.trials === 0 || current.trials === 0) return -1
  const referenceShare = reference.successes / reference.trials
  const currentShare = current.successes / current.trials
  const distance = Math.hypot(currentShare - ofCurrent.lower, ofReference.upper - referenceShare)
  return Math.max(-1, currentShare - referenceShare - distance)
}

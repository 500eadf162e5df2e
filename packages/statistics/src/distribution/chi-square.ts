import { incompleteGamma } from './incomplete-gamma.ts'
import { requireDegreesOfFreedom, requireNumber } from './require-arguments.ts'

/**
 * P(X > x) for X χ²-distributed.
 *
 * @param x - statistic; 1 is returned for x ≤ 0, 0 for Infinity
 * @param degreesOfFreedom - positive, not necessarily an integer
 * @returns a probability, to 1e-12 relative down to 1e-300
 * @throws RangeError when x is NaN or the degrees of freedom are not positive and finite
 * @see Abramowitz & Stegun (1964), 26.4.19: Q(k/2, x/2)
 * @example chiSquareSurvival(3.841458820694124, 1) // => 0.05
 */
export function chiSquareSurvival(x: number, degreesOfFreedom: number): number {
  requireNumber(x, 'x')
  requireDegreesOfFreedom(degreesOfFreedom)
  return incompleteGamma(degreesOfFreedom / 2, x / 2).upper
}

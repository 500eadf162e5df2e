import { chiSquareSurvival } from './chi-square.ts'
import { poissonMixture } from './poisson-mixture.ts'
import { requireDegreesOfFreedom, requireNoncentrality, requireNumber } from './require-arguments.ts'

/**
 * P(X > x) for X non-central χ²-distributed.
 *
 * @param x - statistic; 1 is returned for x ≤ 0, 0 for Infinity
 * @param degreesOfFreedom - positive
 * @param noncentrality - sum of the squared means, λ ≥ 0; 0 gives the central distribution
 * @returns a probability, to 1e-12 relative down to 1e-300; about 18·√(λ/2) terms are summed
 * @throws RangeError when x is NaN, the degrees of freedom are not positive or λ is negative or not finite
 * @see Johnson, Kotz & Balakrishnan (1995), "Continuous Univariate Distributions 2", eq. 29.2: Poisson mixture of central ones
 * @example nonCentralChiSquareSurvival(30, 9, 0) // => chiSquareSurvival(30, 9)
 */
export function nonCentralChiSquareSurvival(x: number, degreesOfFreedom: number, noncentrality: number): number {
  requireNumber(x, 'x')
  requireDegreesOfFreedom(degreesOfFreedom)
  requireNoncentrality(noncentrality)
  if (noncentrality === 0 || x <= 0 || x === Infinity) return chiSquareSurvival(x, degreesOfFreedom)
  return Math.min(1, poissonMixture(degreesOfFreedom / 2, x / 2, noncentrality / 2).probability)
}

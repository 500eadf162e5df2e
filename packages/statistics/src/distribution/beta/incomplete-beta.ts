import { requireNumber } from '../require-arguments.ts'
import { betaShape } from './beta-shape.ts'
import { tailProbability } from './beta-tails.ts'
import { requireBetaParameters } from './require-beta-parameters.ts'

/**
 * I_x(a, b): P(X ≤ x) for X beta-distributed.
 *
 * @param x - place; 0 is returned for x ≤ 0, 1 for x ≥ 1
 * @param a - positive, real
 * @param b - positive, real
 * @returns a probability, to 1e-12 relative down to 1e-300 for parameters from 0.01 to 1e8
 * @throws RangeError when x is NaN or a parameter is below 1e-300 or above 2^53
 * @see DiDonato & Morris (1992), "Algorithm 708", continued fraction; prefactor after Loader (2000)
 * @example regularisedIncompleteBeta(0.5, 2, 3) // => 0.6875
 */
export function regularisedIncompleteBeta(x: number, a: number, b: number): number {
  requireNumber(x, 'x')
  requireBetaParameters(a, b)
  if (x <= 0 || x >= 1) return x <= 0 ? 0 : 1
  return tailProbability(betaShape(a, b), x, 'lower')
}

/**
 * 1 − I_x(a, b): P(X > x) for X beta-distributed, without cancellation.
 *
 * @param x - place; 1 is returned for x ≤ 0, 0 for x ≥ 1
 * @param a - positive, real
 * @param b - positive, real
 * @returns a probability, to 1e-12 relative down to 1e-300 for parameters from 0.01 to 1e8
 * @throws RangeError when x is NaN or a parameter is below 1e-300 or above 2^53
 * @see DLMF (2024), 8.17.4: I_(1−x)(b, a), of which a small x would be lost in 1 − x
 * @example betaSurvival(0.5, 2, 3) // => 0.3125
 */
export function betaSurvival(x: number, a: number, b: number): number {
  requireNumber(x, 'x')
  requireBetaParameters(a, b)
  if (x <= 0 || x >= 1) return x <= 0 ? 1 : 0
  return tailProbability(betaShape(a, b), x, 'upper')
}

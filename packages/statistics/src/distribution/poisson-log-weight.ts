import { deviance } from './deviance.ts'
import { stirlingError } from './stirling-error.ts'

/**
 * ln(mean^a e^(−mean) / Γ(a+1)): the Poisson weight, for real a too, without overflow or cancellation.
 *
 * @param a - at least 0
 * @param mean - positive
 * @see Loader (2000), "Fast and Accurate Computation of Binomial Probabilities", §4
 */
export function poissonLogWeight(a: number, mean: number): number {
  if (a === 0) return -mean
  return -stirlingError(a) - deviance(a, mean, a - mean) - 0.5 * Math.log(2 * Math.PI * a)
}

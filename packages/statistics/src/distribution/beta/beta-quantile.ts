import { requireProbability } from '../require-arguments.ts'
import { betaRoot } from './beta-root.ts'
import { requireBetaParameters } from './require-beta-parameters.ts'

/**
 * The value a beta-distributed variable stays under with a given probability.
 *
 * @param p - lower-tail probability, 0 … 1; near 1 the result is as good as 1 − p can be represented
 * @param a - positive, real
 * @param b - positive, real
 * @returns a quantile, 0 … 1, to 1e-12 relative for parameters from 0.01 to 1e8
 * @throws RangeError when p is no probability or a parameter is below 1e-300 or above 2^53
 * @see DLMF (2024), 8.17.2; its inverse by Householder's third-order steps on the logarithm of the smaller tail
 * @example betaQuantile(0.6875, 2, 3) // => 0.5
 */
export function betaQuantile(p: number, a: number, b: number): number {
  requireProbability(p, 'p')
  requireBetaParameters(a, b)
  return p <= 0.5
    ? betaRoot(a, b, { side: 'lower', probability: p })
    : betaRoot(a, b, { side: 'upper', probability: 1 - p })
}

import { incompleteGamma } from './incomplete-gamma.ts'
import { requireNumber } from './require-arguments.ts'

/**
 * P(Z > z) for a standard normal Z.
 *
 * @param z - any number, ±Infinity included
 * @returns a probability, to 1e-12 relative down to 1e-300
 * @throws RangeError when z is NaN
 * @see Abramowitz & Stegun (1964), 7.1.21 and 26.2.29: Q(½, z²/2) / 2
 * @example normalSurvival(1.959963984540054) // => 0.025
 */
export function normalSurvival(z: number): number {
  requireNumber(z, 'z')
  const { upper } = incompleteGamma(0.5, (z * z) / 2)
  return z >= 0 ? upper / 2 : 1 - upper / 2
}

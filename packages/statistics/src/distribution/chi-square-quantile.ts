import { incompleteGamma, lowerGammaRatio } from './incomplete-gamma.ts'
import { poissonLogWeight } from './poisson-log-weight.ts'
import { requireDegreesOfFreedom, requireProbability } from './require-arguments.ts'
import { stirlingError } from './stirling-error.ts'

const MAX_STEPS = 200
const RELATIVE_STEP = 1e-15

/** Newton on ln P(a, e^t) = ln p from the left bound P(a, y) ≤ y^a / Γ(a+1): concave, so no step overshoots; p ≤ ½ keeps y < a + 1. */
function lowerRoot(p: number, a: number): number {
  const logGamma = stirlingError(a) + (a + 0.5) * Math.log(a) - a + 0.5 * Math.log(2 * Math.PI)
  let t = (Math.log(p) + logGamma) / a
  for (let n = 0; n < MAX_STEPS && Math.exp(t) > 0; n += 1) {
    const ratio = lowerGammaRatio(a, Math.exp(t))
    const step = ((Math.log(p) - poissonLogWeight(a, Math.exp(t)) - Math.log(ratio)) * ratio) / a
    t += step
    if (Math.abs(step) <= RELATIVE_STEP * Math.max(1, Math.abs(t))) break
  }
  return Math.exp(t)
}

/** Newton on ln Q(a, y) = ln q from the mean. */
function upperRoot(q: number, a: number): number {
  let y = a
  for (let n = 0; n < MAX_STEPS; n += 1) {
    const { upper } = incompleteGamma(a, y)
    const density = (a * Math.exp(poissonLogWeight(a, y))) / y
    const next = Math.max(y / 4, y + (Math.log(upper / q) * upper) / density)
    const isSettled = Math.abs(next - y) <= RELATIVE_STEP * y
    y = next
    if (isSettled) break
  }
  return y
}

/**
 * The value a χ² variable stays under with a given probability.
 *
 * @param p - lower-tail probability, 0 … 1; near 1 the result is as good as 1 − p can be represented
 * @param degreesOfFreedom - positive
 * @returns a quantile, 0 … Infinity, to 1e-12 relative
 * @throws RangeError when p is no probability or the degrees of freedom are not positive and finite
 * @see Abramowitz & Stegun (1964), 26.4; inverse of P(k/2, x/2) by Newton's method on its logarithm
 * @example chiSquareQuantile(0.95, 1) // => 3.841458820694124
 */
export function chiSquareQuantile(p: number, degreesOfFreedom: number): number {
  requireProbability(p, 'p')
  requireDegreesOfFreedom(degreesOfFreedom)
  if (p === 0) return 0
  if (p === 1) return Infinity
  return 2 * (p <= 0.5 ? lowerRoot(p, degreesOfFreedom / 2) : upperRoot(1 - p, degreesOfFreedom / 2))
}

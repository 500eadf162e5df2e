import { chiSquareSurvival } from './chi-square.ts'
import { normalQuantile } from './normal-quantile.ts'
import { poissonMixture } from './poisson-mixture.ts'
import { requireDegreesOfFreedom } from './require-arguments.ts'

const MAX_STEPS = 200
const RELATIVE_STEP = 1e-13

/** Root of (x − k − λ) = z √(2(k + 2λ)): the normal approximation, and the right order of magnitude. */
function approximateRoot(x: number, degreesOfFreedom: number, z: number): number {
  const middle = x - degreesOfFreedom + 2 * z * z
  const product = (x - degreesOfFreedom) ** 2 - 2 * z * z * degreesOfFreedom
  const root = middle - Math.sign(z) * Math.sqrt(Math.max(0, middle * middle - product))
  return root > 0 ? root : Math.max(x - degreesOfFreedom, x / 100)
}

function requireArguments(x: number, degreesOfFreedom: number, alpha: number): void {
  requireDegreesOfFreedom(degreesOfFreedom)
  if (!(x < Infinity)) throw new RangeError(`x must be a finite statistic; got ${x}.`)
  if (!(alpha > 0 && alpha < 1)) throw new RangeError(`alpha must lie between 0 and 1, both excluded; got ${alpha}.`)
}

/** Newton step on the normal score of the survival, which is nearly linear in the root of λ; NaN where the score is infinite. */
function newtonStep(survival: number, slope: number, z: number): number {
  const score = -normalQuantile(Math.min(1, survival))
  const density = Math.exp((-score * score) / 2) / Math.sqrt(2 * Math.PI)
  return ((score - z) * density) / slope
}

/**
 * The largest noncentrality that is still surprised by a statistic: a one-sided lower confidence bound of λ.
 *
 * @param x - statistic, finite
 * @param degreesOfFreedom - positive
 * @param alpha - significance level, 0 < alpha < 1: 0.001 for a 99.9 % bound
 * @returns the largest λ ≥ 0 with P(X > x; λ) ≤ alpha, to 1e-12 relative; 0 when even λ = 0 has more than alpha
 * @throws RangeError when an argument is out of its range
 * @see Johnson, Kotz & Balakrishnan (1995), "Continuous Univariate Distributions 2", §29.8; root by safeguarded Newton steps
 * @example noncentralityLowerBound(5, 9, 0.001) // => 0
 */
export function noncentralityLowerBound(x: number, degreesOfFreedom: number, alpha: number): number {
  requireArguments(x, degreesOfFreedom, alpha)
  if (chiSquareSurvival(x, degreesOfFreedom) >= alpha) return 0
  const z = -normalQuantile(alpha)
  let [low, high] = [0, Infinity]
  let noncentrality = approximateRoot(x, degreesOfFreedom, z)
  for (let n = 0; n < MAX_STEPS; n += 1) {
    const { probability: survival, nextHazard } = poissonMixture(degreesOfFreedom / 2, x / 2, noncentrality / 2)
    if (survival <= alpha) low = noncentrality
    else high = noncentrality
    const stepped = noncentrality + newtonStep(survival, survival * nextHazard, z)
    const isInside = stepped > low && stepped < high
    const fallback = high === Infinity ? 2 * noncentrality : (low + high) / 2
    const next = isInside ? stepped : fallback
    if (Math.abs(stepped - noncentrality) <= RELATIVE_STEP * noncentrality || next === noncentrality)
      return noncentrality
    noncentrality = next
  }
  return noncentrality
}

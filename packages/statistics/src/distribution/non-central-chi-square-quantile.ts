import { chiSquareQuantile } from './chi-square-quantile.ts'
import { logTailRoot } from './log-tail-root.ts'
import type { LogTail } from './log-tail-root.ts'
import { nonCentralStart } from './non-central-start.ts'
import type { NonCentralSearch } from './non-central-start.ts'
import { poissonMixture, poissonMixtureBelow } from './poisson-mixture.ts'
import { requireDegreesOfFreedom, requireNoncentrality, requireProbability } from './require-arguments.ts'

const ALL_OF_THE_SERIES = 1e-200 // below, the first term of the power series is the whole of it

/**
 * The value a non-central χ² variable stays under with a given probability.
 *
 * @param p - lower-tail probability, 0 … 1; near 1 the result is as good as 1 − p can be represented
 * @param degreesOfFreedom - positive
 * @param noncentrality - sum of the squared means, λ ≥ 0; 0 gives the central distribution
 * @returns a quantile, 0 … Infinity, to 1e-12 relative; one to three sums of about 18·√(λ/2) terms
 * @throws RangeError when p is no probability, the degrees of freedom are not positive or λ is negative or not finite
 * @see Johnson, Kotz & Balakrishnan (1995), "Continuous Univariate Distributions 2", eq. 29.2; its inverse by third-order steps
 * @example nonCentralChiSquareQuantile(0.999, 9, 50) // => 112.79…
 */
export function nonCentralChiSquareQuantile(p: number, degreesOfFreedom: number, noncentrality: number): number {
  requireProbability(p, 'p')
  requireDegreesOfFreedom(degreesOfFreedom)
  requireNoncentrality(noncentrality)
  if (noncentrality === 0 || p === 0 || p === 1) return chiSquareQuantile(p, degreesOfFreedom)
  const side = p <= 0.5 ? 'lower' : 'upper'
  const search = { side, probability: Math.min(p, 1 - p), half: noncentrality / 2, a: degreesOfFreedom / 2 } as const
  const start = nonCentralStart(search)
  if (start < ALL_OF_THE_SERIES) return start
  return logTailRoot({ side, probability: search.probability, start, end: Infinity }, (x) => logTailAt(search, x))
}

/** The derivatives follow from those of the density, f′ = (λ f₂ + (k − 2) f − x f) / 2x, with f₂ the density of k + 2 degrees of freedom. */
function logTailAt({ side, a, half }: NonCentralSearch, x: number): LogTail {
  const { logProbability, hazard, nextHazard } = (side === 'lower' ? poissonMixtureBelow : poissonMixture)(
    a,
    x / 2,
    half,
  )
  const ratio = nextHazard / hazard
  const tilt = half * ratio + a - x / 2
  const ratioSlope = (x / 2) * (1 - ratio) - ratio * (tilt - 1)
  return { logTail: logProbability, elasticity: x * hazard, tilt, tiltSlope: half * ratioSlope - x / 2 }
}

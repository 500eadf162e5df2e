import { lowerGammaRatio, upperGammaRatio } from './incomplete-gamma.ts'
import { poissonLogWeight } from './poisson-log-weight.ts'

const NEGLIGIBLE = 1e-17
const DEVIATIONS = 9 // e^(−9²/2) = 2.6e-18 of the largest term is left out below the start

/** Survival of a non-central χ² and its derivative by the noncentrality. */
export interface MixtureValue {
  readonly survival: number
  readonly slope: number
}

/** Index near the largest term of Σ Pois(j; half)·Q(a + j, y): where consecutive terms are equal, in the tail and in the body. */
function peakIndex(a: number, y: number, half: number): number {
  if (y <= a + half) return half
  return Math.max(0, (Math.sqrt((a - 1) * (a - 1) + 4 * half * y) - a - 1) / 2)
}

/**
 * Σ Pois(j; λ/2) · Q(a + j, y), summed upwards from below its largest term: every step adds, so nothing cancels.
 *
 * In the tail, survival and weight are carried relative to their first values, so neither underflows before the sum does.
 *
 * @param a - half the degrees of freedom, positive
 * @param y - half the statistic, positive
 * @param half - half the noncentrality, positive
 * @returns the sum and its derivative by λ, ½ Σ Pois(j; λ/2) · y^(a+j) e^(−y) / Γ(a+j+1)
 */
export function poissonMixture(a: number, y: number, half: number): MixtureValue {
  const peak = peakIndex(a, y, half)
  const start = Math.max(0, Math.floor(peak - DEVIATIONS * Math.sqrt(peak) - DEVIATIONS))
  const logStep = poissonLogWeight(a + start, y)
  const isTail = y >= a + start + 1
  let step = isTail ? 1 : Math.exp(logStep)
  let upper = isTail ? upperGammaRatio(a + start, y) : 1 - step * lowerGammaRatio(a + start, y)
  let weight = 1
  let survival = 0
  let slope = 0
  for (let j = start; ; j += 1) {
    const term = weight * upper
    survival += term
    slope += weight * step
    if (j > peak && !(term >= NEGLIGIBLE * survival)) break
    upper += step
    step *= y / (a + j + 1)
    weight *= half / (j + 1)
  }
  // Half of the factor at a time: all of it can underflow where the sum does not.
  const rootOfFactor = Math.exp((poissonLogWeight(start, half) + (isTail ? logStep : 0)) / 2)
  return { survival: rootOfFactor * survival * rootOfFactor, slope: (rootOfFactor * slope * rootOfFactor) / 2 }
}

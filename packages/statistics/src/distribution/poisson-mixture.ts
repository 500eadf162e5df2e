import { lowerGammaRatio, upperGammaRatio } from './incomplete-gamma.ts'
import { poissonLogWeight } from './poisson-log-weight.ts'

const NEGLIGIBLE = 1e-17
const DEVIATIONS = 9 // e^(−9²/2) = 2.6e-18 of the largest term is left out below the start

/** One tail of a non-central χ² with k = 2a degrees of freedom, and the densities at its place by that tail. */
export interface MixtureTail {
  /** P(X > x), or P(X ≤ x) from below. */
  readonly probability: number
  /** Its logarithm, which does not underflow. */
  readonly logProbability: number
  /** Density of k degrees of freedom / probability. */
  readonly hazard: number
  /** Density of k + 2 degrees of freedom / probability; that density is the derivative of the survival by λ. */
  readonly nextHazard: number
}

/** Index near the largest term where the Poisson weights meet a tail: there consecutive terms are equal. */
function meetingIndex(a: number, y: number, half: number): number {
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
 */
export function poissonMixture(a: number, y: number, half: number): MixtureTail {
  const peak = y <= a + half ? half : meetingIndex(a, y, half)
  const start = Math.max(0, Math.floor(peak - DEVIATIONS * Math.sqrt(peak) - DEVIATIONS))
  const logStep = poissonLogWeight(a + start, y)
  const isTail = y >= a + start + 1
  let step = isTail ? 1 : Math.exp(logStep)
  let upper = isTail ? upperGammaRatio(a + start, y) : 1 - step * lowerGammaRatio(a + start, y)
  let weight = 1
  let sum = 0
  let steps = 0
  let weightedSteps = 0
  for (let j = start; ; j += 1) {
    const term = weight * upper
    sum += term
    const weighted = weight * step
    steps += weighted
    weightedSteps += weighted * (a + j)
    if (j > peak && !(term >= NEGLIGIBLE * sum)) break
    upper += step
    step *= y / (a + j + 1)
    weight *= half / (j + 1)
  }
  const logFactor = poissonLogWeight(start, half) + (isTail ? logStep : 0)
  return tailOf({ sum, steps, weightedSteps, y, logFactor })
}

/**
 * Σ Pois(j; λ/2) · P(a + j, y), summed downwards from above its largest term: every step adds, so the lower tail keeps its digits.
 *
 * @param a - half the degrees of freedom, positive
 * @param y - half the statistic, positive
 * @param half - half the noncentrality, positive
 */
export function poissonMixtureBelow(a: number, y: number, half: number): MixtureTail {
  const peak = y >= a + half ? half : meetingIndex(a, y, half)
  const start = topIndex(peak, (j) => (half / j) * (y / (a + j)))
  let step = 1
  let lower = lowerGammaRatio(a + start, y)
  let weight = 1
  let sum = 0
  let steps = 0
  let weightedSteps = 0
  for (let j = start; j >= 0; j -= 1) {
    const term = weight * lower
    sum += term
    const weighted = weight * step
    steps += weighted
    weightedSteps += weighted * (a + j)
    if (j < peak && !(term >= NEGLIGIBLE * sum)) break
    step *= (a + j) / y
    lower += step
    weight *= j / half
  }
  return tailOf({
    sum,
    steps,
    weightedSteps,
    y,
    logFactor: poissonLogWeight(start, half) + poissonLogWeight(a + start, y),
  })
}

/** Where nothing that counts is left above: after nine deviations, and far sooner where the terms fall steeply, as they do near 0. */
function topIndex(peak: number, fallTo: (j: number) => number): number {
  const last = Math.ceil(peak + DEVIATIONS * Math.sqrt(peak) + 2 * DEVIATIONS)
  let index = Math.ceil(peak)
  for (let left = fallTo(index + 1); left > NEGLIGIBLE && index < last; left *= fallTo(index + 1)) index += 1
  return index
}

interface RelativeSums {
  readonly sum: number
  readonly steps: number
  readonly weightedSteps: number
  readonly y: number
  readonly logFactor: number
}

function tailOf({ sum, steps, weightedSteps, y, logFactor }: RelativeSums): MixtureTail {
  // Half of the factor at a time: all of it can underflow where the sum does not.
  const rootOfFactor = Math.exp(logFactor / 2)
  return {
    probability: rootOfFactor * sum * rootOfFactor,
    logProbability: logFactor + Math.log(sum),
    hazard: weightedSteps / (2 * y * sum),
    nextHazard: steps / (2 * sum),
  }
}

import type { TailSide } from './log-tail-root.ts'
import { normalQuantile } from './normal-quantile.ts'
import { poissonLogWeight } from './poisson-log-weight.ts'

/** A quantile that is looked for. */
export interface NonCentralSearch {
  readonly side: TailSide
  /** Above 0, at most ½. */
  readonly probability: number
  /** Half the degrees of freedom. */
  readonly a: number
  /** Half the noncentrality. */
  readonly half: number
}

const SHORT_CORRECTION = 0.2 // of the power series, above which the normal approximation is better
const LEAST_BASE = 0.01 // the normal approximation reaches below 0

/** Where to start looking; 0 only where the quantile is below the smallest double. */
export function nonCentralStart(search: NonCentralSearch): number {
  const near = search.side === 'lower' ? powerPlace(search) : undefined
  return near ?? normalPlace(search)
}

/** The place by the power series of the lower tail, e^(−λ/2) y^a / Γ(a+1) · (1 + y(λ/2 − a)/(a+1) + …) with y = x/2; undefined where it is too short. */
function powerPlace({ probability, a, half }: NonCentralSearch): number | undefined {
  const y = Math.exp((Math.log(probability) + half - poissonLogWeight(a, 1) - 1) / a)
  const correction = (y * (half - a)) / (a * (a + 1))
  return Math.abs(correction) > SHORT_CORRECTION ? undefined : 2 * y * (1 - correction)
}

/** The place by a power that makes the variable nearly normal; Sankaran (1963), "Approximations to the Non-Central Chi-Square Distribution". */
function normalPlace({ side, probability, a, half }: NonCentralSearch): number {
  const [k, lambda] = [2 * a, 2 * half]
  const score = normalQuantile(probability)
  const mean = k + lambda
  const power = 1 - (2 * mean * (k + 3 * lambda)) / (3 * (k + 2 * lambda) ** 2)
  const spread = (k + 2 * lambda) / mean ** 2
  const m = (power - 1) * (1 - 3 * power)
  const middle = 1 + power * spread * (power - 1 - 0.5 * (2 - power) * m * spread)
  const deviation = power * Math.sqrt(2 * spread) * (1 + 0.5 * m * spread)
  const base = middle + (side === 'lower' ? score : -score) * deviation
  return mean * Math.max(base, LEAST_BASE) ** (1 / power)
}

import { stirlingError } from './stirling-error.ts'

const SERIES_BELOW = 0.5 // |v| under which the series replaces a ln(a/mean), which cancels near the mean
const SERIES_TERMS = 40 // 0.5^80 is below the last place

/** a ln(a/mean) + mean − a without cancellation; Loader (2000), eq. 5. */
function deviance(a: number, mean: number): number {
  const difference = a - mean
  const v = difference / (a + mean)
  if (Math.abs(v) >= SERIES_BELOW) return a * Math.log(a / mean) - difference
  let sum = difference * v
  let power = 2 * a * v
  for (let j = 3; j < 2 * SERIES_TERMS; j += 2) {
    power *= v * v
    const next = sum + power / j
    if (next === sum) break
    sum = next
  }
  return sum
}

/**
 * ln(mean^a e^(−mean) / Γ(a+1)): the Poisson weight, for real a too, without overflow or cancellation.
 *
 * @param a - at least 0
 * @param mean - positive
 * @see Loader (2000), "Fast and Accurate Computation of Binomial Probabilities", §4
 */
export function poissonLogWeight(a: number, mean: number): number {
  if (a === 0) return -mean
  return -stirlingError(a) - deviance(a, mean) - 0.5 * Math.log(2 * Math.PI * a)
}

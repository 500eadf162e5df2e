import { requireNumber } from './require-arguments.ts'

const THETA_BELOW = 0.8 // both series need at most six terms on their side

/** 1 − √(2π)/t · Σ exp(−(2j−1)²π²/(8t²)) */
function nearZero(t: number): number {
  const exponent = (-Math.PI * Math.PI) / (8 * t * t)
  let sum = 0
  for (let odd = 1; odd <= 7; odd += 2) sum += Math.exp(exponent * odd * odd)
  return sum === 0 ? 1 : 1 - (Math.sqrt(2 * Math.PI) / t) * sum
}

/**
 * P(K > t) for the limit of √n·D, Kolmogorov's distribution.
 *
 * @param t - √nₑ · D with nₑ = n·m / (n + m); 1 is returned for t ≤ 0
 * @returns a probability, to 1e-12 relative down to 1e-300; asymptotic in n, conservative for binned or tied data
 * @throws RangeError when t is NaN
 * @see Kolmogorov (1933); Marsaglia, Tsang & Wang (2003), "Evaluating Kolmogorov's Distribution", both series
 * @example kolmogorovSurvival(1.3580986393225505) // => 0.05
 */
export function kolmogorovSurvival(t: number): number {
  requireNumber(t, 't')
  if (t <= 0) return 1
  if (t < THETA_BELOW) return nearZero(t)
  let sum = 0
  for (let j = 7; j >= 1; j -= 1) sum += (j % 2 === 1 ? 2 : -2) * Math.exp(-2 * j * j * t * t)
  return sum
}

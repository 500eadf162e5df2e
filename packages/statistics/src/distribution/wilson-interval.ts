import { requireProportion } from './proportion.ts'
import type { ProportionInterval } from './proportion.ts'

/**
 * Score interval of a proportion.
 *
 * @param successes - 0 … trials; not necessarily integer, so that counts divided by an overdispersion factor work
 * @param trials - at least 0; without trials the interval is [0, 1]
 * @param z - standard normal quantile, ≥ 0: 1.96 for two-sided 95 %, 3.09 for one-sided 99.9 %
 * @returns bounds in 0 … 1
 * @throws RangeError when successes exceed trials or an argument is negative or not finite
 * @see Wilson (1927), "Probable Inference, the Law of Succession, and Statistical Inference", p. 209
 * @example wilsonInterval(0, 10, 1.959963984540054) // => { lower: 0, upper: 0.27753279… }
 */
export function wilsonInterval(successes: number, trials: number, z: number): ProportionInterval {
  requireProportion(successes, trials)
  if (!(z >= 0 && z < Infinity)) throw new RangeError(`z must be finite and at least 0; got ${z}.`)
  if (trials === 0) return { lower: 0, upper: 1 }
  const square = z * z
  const sum = 2 * successes + square + z * Math.sqrt(square + (4 * successes * (trials - successes)) / trials)
  const upper = Math.min(1, sum / (2 * (trials + square)))
  // The other root of the quadratic, from their product: the difference would cancel for rare successes.
  const lower = successes === 0 ? 0 : (successes / trials) * ((2 * successes) / sum)
  return { lower, upper: successes === trials ? 1 : upper }
}

import { betaRoot } from './beta/beta-root.ts'
import { requireProportion } from './proportion.ts'
import type { Proportion, ProportionInterval } from './proportion.ts'

/**
 * Exact limits of a proportion: each is beyond the truth with a probability of at most alpha, whatever the truth.
 *
 * @param successes - 0 … trials; counts divided by a design effect need not be whole, and then the limits are no longer exact
 * @param trials - at least 0; without trials the interval is [0, 1]
 * @param alpha - level of each limit, one-sided, 0 < alpha ≤ ½: 0.001 for 99.9 %
 * @returns bounds in 0 … 1, to 1e-12 relative for counts up to 1e8; lower is 0 without successes, upper 1 without failures
 * @throws RangeError when successes exceed trials, a count is negative or 2^53 and more, or alpha is out of its range
 * @see Clopper & Pearson (1934), "The Use of Confidence or Fiducial Limits Illustrated in the Case of the Binomial"; as beta quantiles
 * @example clopperPearsonInterval(0, 10, 0.025) // => { lower: 0, upper: 0.30849710… }
 */
export function clopperPearsonInterval(successes: number, trials: number, alpha: number): ProportionInterval {
  requireLimits({ successes, trials }, alpha)
  if (trials === 0) return { lower: 0, upper: 1 }
  return { lower: lowerLimit(successes, trials, alpha), upper: upperLimit(successes, trials, alpha) }
}

/**
 * Rejects counts and levels that have no limits.
 *
 * @throws RangeError unless 0 ≤ successes ≤ trials < 2^53 and 0 < alpha ≤ ½
 */
export function requireLimits({ successes, trials }: Proportion, alpha: number): void {
  requireProportion(successes, trials)
  if (trials > Number.MAX_SAFE_INTEGER) throw new RangeError(`trials must be below 2^53; got ${trials}.`)
  if (alpha > 0 && alpha <= 0.5) return
  throw new RangeError(`alpha must be above 0 and at most 0.5, since it is the level of one side; got ${alpha}.`)
}

const NOTHING = 1e-300 // the limit is about α^(1/c), which is no double from far above this

/** The lower limit alone, from checked arguments. */
export function lowerLimit(successes: number, trials: number, alpha: number): number {
  if (successes < NOTHING) return 0
  return betaRoot(successes, trials - successes + 1, { side: 'lower', probability: alpha })
}

/** The upper limit alone, from checked arguments. */
export function upperLimit(successes: number, trials: number, alpha: number): number {
  if (trials - successes < NOTHING) return 1
  return betaRoot(successes + 1, trials - successes, { side: 'upper', probability: alpha })
}

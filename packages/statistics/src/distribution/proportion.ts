/** Successes among trials; effective (non-integer) counts are allowed. */
export interface Proportion {
  /** 0 … trials */
  readonly successes: number
  /** At least 0. */
  readonly trials: number
}

/** Bounds of a proportion, 0 ≤ lower ≤ upper ≤ 1. */
export interface ProportionInterval {
  readonly lower: number
  readonly upper: number
}

/**
 * Rejects counts that make no proportion.
 *
 * @throws RangeError unless 0 ≤ successes ≤ trials, finite
 */
export function requireProportion(successes: number, trials: number): void {
  if (successes >= 0 && successes <= trials && trials < Infinity) return
  throw new RangeError(`A proportion needs 0 ≤ successes ≤ trials; got ${successes} of ${trials}.`)
}

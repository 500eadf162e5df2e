import { newcombeDifferenceLowerBound, normalQuantile } from '@driftline/statistics'
import { LOWER_BOUND_ALPHA } from './distribution-effect.ts'

const Z = normalQuantile(1 - LOWER_BOUND_ALPHA)

/** A share of rows, as counts. */
export interface Rate {
  readonly count: number
  readonly rows: number
}

/** How far a rate rose, and how far it rose for certain; a fall is 0. */
export interface RateEffect {
  readonly reference: number
  readonly current: number
  readonly increase: number
  /** The true increase is at least this, with 99.9 % certainty. */
  readonly lowerBound: number
}

/**
 * Increase of a rate with its one-sided 99.9 % lower bound (Newcombe 1998, method 10, on Wilson 1927 intervals).
 *
 * Zero rows in the current window: all zero. Zero rows in the reference: the reference rate is taken as 0, exactly.
 *
 * @param designEffect φ ≥ 1; counts and rows of both samples are divided by it.
 */
export function rateEffect(reference: Rate, current: Rate, designEffect: number): RateEffect {
  if (current.rows === 0) return { reference: 0, current: 0, increase: 0, lowerBound: 0 }
  const referenceRate = reference.rows === 0 ? 0 : reference.count / reference.rows
  const currentRate = current.count / current.rows
  const increase = Math.max(0, currentRate - referenceRate)
  const base = reference.rows === 0 ? { count: 0, rows: Number.MAX_SAFE_INTEGER } : reference
  const bound =
    increase === 0
      ? 0
      : newcombeDifferenceLowerBound(
          {
            reference: { successes: base.count / designEffect, trials: base.rows / designEffect },
            current: { successes: current.count / designEffect, trials: current.rows / designEffect },
          },
          Z,
        )
  return { reference: referenceRate, current: currentRate, increase, lowerBound: Math.max(0, bound) }
}

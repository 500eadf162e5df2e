import { clopperPearsonDifferenceLowerBound } from '@driftline/statistics'
import { LOWER_BOUND_ALPHA } from './distribution-effect.ts'

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

const NOTHING: RateEffect = { reference: 0, current: 0, increase: 0, lowerBound: 0 }

/**
 * Increase of a rate with its one-sided 99.9 % lower bound: Newcombe's rule (1998, method 10) on the limits of Clopper
 * & Pearson (1934). Without rows on either side nothing is known: all zero.
 *
 * @param designEffect φ ≥ 1; counts and rows of both samples are divided by it.
 */
export function rateEffect(reference: Rate, current: Rate, designEffect: number): RateEffect {
  if (current.rows === 0 || reference.rows === 0) return NOTHING
  const referenceRate = Math.min(1, reference.count / reference.rows)
  const currentRate = Math.min(1, current.count / current.rows)
  const increase = Math.max(0, currentRate - referenceRate)
  const lowerBound = increase === 0 ? 0 : Math.max(0, boundOf(reference, current, designEffect))
  return { reference: referenceRate, current: currentRate, increase, lowerBound }
}

function boundOf(reference: Rate, current: Rate, designEffect: number): number {
  const effective = ({ count, rows }: Rate) => ({
    successes: Math.min(count, rows) / designEffect,
    trials: rows / designEffect,
  })
  return clopperPearsonDifferenceLowerBound(
    { reference: effective(reference), current: effective(current) },
    LOWER_BOUND_ALPHA,
  )
}

/** What decides how small an increase can be told. */
export interface RatePower {
  readonly reference: Rate
  /** Rows of the window. */
  readonly rows: number
  readonly designEffect: number
  /** Certain increase that is worth a look. */
  readonly warn: number
}

/**
 * The smallest increase of a rate whose lower bound reaches the warning threshold.
 *
 * @returns a share above 0; Infinity where not even all rows would do.
 */
export function detectableIncrease(power: RatePower): number {
  const key = keyOf(power)
  const known = remembered.get(key)
  if (known && isSame(known.power, power)) return known.increase
  if (remembered.size >= REMEMBERED) remembered.clear()
  const increase = searchIncrease(power)
  remembered.set(key, { power, increase })
  return increase
}

/** Features without any problem ask for the same figure again and again. */
const REMEMBERED = 1000
const remembered = new Map<number, { readonly power: RatePower; readonly increase: number }>()

/** Different for most: a text of all five would take longer than all else. */
function keyOf({ reference, rows, designEffect, warn }: RatePower): number {
  return reference.count + Math.E * reference.rows + Math.PI * rows + Math.SQRT2 * designEffect + warn
}

function isSame(a: RatePower, b: RatePower): boolean {
  return (
    a.reference.count === b.reference.count &&
    a.reference.rows === b.reference.rows &&
    a.rows === b.rows &&
    a.designEffect === b.designEffect &&
    a.warn === b.warn
  )
}

function searchIncrease({ reference, rows, designEffect, warn }: RatePower): number {
  if (rows === 0 || reference.rows === 0) return Infinity
  const reaches = (count: number): boolean => boundOf(reference, { count, rows }, designEffect) >= warn
  if (!reaches(rows)) return Infinity
  const start = reference.count / reference.rows
  let low = Math.floor((start + warn) * rows)
  let high = Math.max(low + 1, Math.min(rows, Math.ceil((start + warn + 1 / rows) * rows)))
  while (high < rows && !reaches(high)) {
    low = high
    high = Math.min(rows, high + 2 * Math.max(4, high - Math.floor(start * rows)))
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (reaches(middle)) high = middle
    else low = middle
  }
  return high / rows - start
}

import type { TailSide } from '../log-tail-root.ts'
import { normalQuantile } from '../normal-quantile.ts'
import { mirroredShape } from './beta-shape.ts'
import type { BetaShape } from './beta-shape.ts'
import { logTailAt } from './beta-tails.ts'

/** What is looked for: the place that cuts off a tail of a given probability. */
export interface BetaSearch {
  readonly shape: BetaShape
  readonly side: TailSide
  /** Above 0, at most ½. */
  readonly probability: number
}

/** A search turned to the end that the place is nearer to, where it is a small number, with a first guess. */
export interface StartedSearch {
  readonly search: BetaSearch
  /** 0 only where the place is below the smallest double. */
  readonly start: number
  /** Whether the place found is to be subtracted from 1. */
  readonly isMirrored: boolean
}

const NORMAL_FROM = 1 // a parameter below this makes the normal approximation useless
const POWER_BELOW = 6 // up to this a the power series of a lower tail is better than it
const SHORT_CORRECTION = 0.15 // as long as its first correction is no larger than this

/** Turns a search to its end and guesses the place. */
export function startSearch(search: BetaSearch): StartedSearch {
  const { a, b } = search.shape
  if (a < NORMAL_FROM || b < NORMAL_FROM) return startUneven(search)
  const odds = normalOdds(search)
  const isMirrored = odds > 1
  const turned = isMirrored ? mirroredSearch(search) : search
  const place = isMirrored ? 1 / (1 + odds) : odds / (1 + odds)
  const isPower = turned.side === 'lower' && turned.shape.a <= POWER_BELOW
  return { search: turned, isMirrored, start: isPower ? powerPlace(turned, place) : place }
}

/** A parameter below 1 piles the distribution up at one end or both; the tail at the middle tells where the place is. */
function startUneven(search: BetaSearch): StartedSearch {
  const { logTail } = logTailAt(search.shape, 0.5, search.side)
  const isMirrored = logTail < Math.log(search.probability) === (search.side === 'lower')
  const turned = isMirrored ? mirroredSearch(search) : search
  return { search: turned, isMirrored, start: powerPlace(turned) }
}

function mirroredSearch({ shape, side, probability }: BetaSearch): BetaSearch {
  return { shape: mirroredShape(shape), side: side === 'lower' ? 'upper' : 'lower', probability }
}

/** x / (1 − x) of the place by a normal approximation; Abramowitz & Stegun (1964), 26.5.22. */
function normalOdds({ shape: { a, b }, side, probability }: BetaSearch): number {
  const score = normalQuantile(probability)
  const z = side === 'lower' ? -score : score
  const [ofA, ofB] = [1 / (2 * a - 1), 1 / (2 * b - 1)]
  const h = 2 / (ofA + ofB)
  const lambda = (z * z - 3) / 6
  const w = (z * Math.sqrt(Math.max(0, h + lambda))) / h - (ofB - ofA) * (lambda + 5 / 6 - 2 / (3 * h))
  return (a / b) * Math.exp(-2 * w)
}

/** The place by the reverted power series of I_x(a, b) in (p a B(a, b))^(1/a); what it cannot tell is left to the fallback. */
function powerPlace({ shape: { a, b, logPeak }, side, probability }: BetaSearch, fallback?: number): number {
  const logLower = side === 'lower' ? Math.log(probability) : Math.log1p(-probability)
  const logBeta = -logPeak - a * Math.log1p(b / a) - b * Math.log1p(a / b)
  const leading = Math.exp((logLower + Math.log(a) + logBeta) / a)
  const correction = ((b - 1) * leading) / (a + 1)
  if (Math.abs(correction) > SHORT_CORRECTION) return fallback ?? Math.min(leading, 0.5)
  const second = (a * a + 3 * a * b - a + 5 * b - 4) / (2 * (a + 1) * (a + 2))
  return leading * (1 + correction * (1 + second * leading))
}

import { deviance } from '../deviance.ts'
import { stirlingError } from '../stirling-error.ts'

/** The two parameters of a beta distribution, with what its weight needs at every x. */
export interface BetaShape {
  /** Positive. */
  readonly a: number
  /** Positive. */
  readonly b: number
  /** ln(x^a y^b / B(a, b)) at the mean x = a/(a+b). */
  readonly logPeak: number
}

/** A place between 0 and 1 with its complement, of which the smaller one is exact. */
export interface BetaPoint {
  readonly x: number
  /** 1 − x */
  readonly y: number
  /** a − (a+b)x */
  readonly excess: number
}

/**
 * Prepares a beta distribution for evaluation at several places.
 *
 * @see Loader (2000), "Fast and Accurate Computation of Binomial Probabilities", for real counts
 */
export function betaShape(a: number, b: number): BetaShape {
  const sum = a + b
  const scale = 0.5 * Math.log((a / sum) * (b / (2 * Math.PI)))
  return { a, b, logPeak: scale + stirlingError(sum) - stirlingError(a) - stirlingError(b) }
}

/** The same distribution seen from the other end. */
export function mirroredShape({ a, b, logPeak }: BetaShape): BetaShape {
  return { a: b, b: a, logPeak }
}

/** The same place seen from the other end. */
export function mirroredPoint({ x, y, excess }: BetaPoint): BetaPoint {
  return { x: y, y: x, excess: -excess }
}

/** The place x of a shape; x is taken as exact. */
export function pointAt({ a, b }: BetaShape, x: number): BetaPoint {
  return { x, y: 1 - x, excess: accurateExcess(a, b, x) }
}

const SPLITTER = 134_217_729 // 2^27 + 1 halves the digits of a double; Dekker (1971), "A Floating-Point Technique for Extending the Available Precision"

function leadingHalf(value: number): number {
  const scaled = SPLITTER * value
  return scaled - (scaled - value)
}

/** a − (a+b)x as if in twice the precision: near the mean of large parameters, rounding the product alone would cost three digits. */
function accurateExcess(a: number, b: number, x: number): number {
  const sum = a + b
  const added = sum - a
  const lost = a - (sum - added) + (b - added)
  const [high, place] = [leadingHalf(sum), leadingHalf(x)]
  return a - high * place - (high * (x - place) + (sum - high) * x + lost * x)
}

/**
 * ln(x^a y^b / B(a, b)), the density times xy, without overflow or cancellation.
 *
 * @param point - 0 < x < 1
 */
export function betaLogWeight({ a, b, logPeak }: BetaShape, { x, y, excess }: BetaPoint): number {
  const sum = a + b
  return logPeak - deviance(a, sum * x, excess) - deviance(b, sum * y, -excess)
}

import { LARGEST_SCALE, ROOTS_OF_TWO } from './roots-of-two.ts'

const SPLITTER = 134217729 // 2^27 + 1, Dekker (1971) "A floating-point technique for extending the available precision", eq. 5.6

/** An unevaluated sum: the value is high + low, low at most half a unit in the last place of high. */
export interface DoubleDouble {
  readonly high: number
  readonly low: number
}

function splitHigh(value: number): number {
  const scaled = SPLITTER * value
  return scaled - (scaled - value)
}

function multiply(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  const product = a.high * b.high
  const aTop = splitHigh(a.high)
  const bTop = splitHigh(b.high)
  const aRest = a.high - aTop
  const bRest = b.high - bTop
  const roundOff = aTop * bTop - product + aTop * bRest + aRest * bTop + aRest * bRest
  const low = roundOff + a.high * b.low + a.low * b.high
  const high = product + low
  return { high, low: low - (high - product) }
}

/**
 * 2^(numerator / 2^scale) to about 100 bits, for a proper fraction.
 *
 * @param numerator - integer, 0 ≤ numerator < 2^scale
 * @param scale - integer, 0 … 20
 * @returns a sum in [1, 2)
 */
export function fractionalPowerOfTwo(numerator: number, scale: number): DoubleDouble {
  let power: DoubleDouble = { high: 1, low: 0 }
  for (let bit = 0; bit < scale; bit += 1) {
    const root = ROOTS_OF_TWO[scale - bit - 1]
    if ((numerator >> bit) & 1 && root !== undefined) power = multiply(power, { high: root[0], low: root[1] })
  }
  return power
}

/**
 * Upper bound of a bucket of an exponential histogram, to the nearest double.
 *
 * @param index - integer; bucket (2^(index/2^scale), 2^((index+1)/2^scale)]
 * @param scale - integer, at most 20
 * @returns a bound in [0, Infinity]; 0 and Infinity where the bound is not representable
 * @throws RangeError when index or scale is no integer or scale exceeds 20
 * @see OpenTelemetry metrics data model, "ExponentialHistogram", "Exponential buckets"
 * @example bucketUpperBound(1, 0) // => 4
 */
export function bucketUpperBound(index: number, scale: number): number {
  requireScale(scale)
  if (!Number.isSafeInteger(index)) throw new RangeError(`A bucket index must be an integer; got ${index}.`)
  const numerator = index + 1
  if (scale <= 0) return 2 ** (numerator * 2 ** -scale)
  const exponent = Math.floor(numerator / 2 ** scale)
  const { high } = fractionalPowerOfTwo(numerator - exponent * 2 ** scale, scale)
  return exponent < -1000 ? high * 2 ** -1000 * 2 ** (exponent + 1000) : high * 2 ** exponent
}

/**
 * Rejects a scale the bounds are not known for.
 *
 * @throws RangeError when scale is no integer or exceeds 20
 */
export function requireScale(scale: number): void {
  if (Number.isInteger(scale) && scale <= LARGEST_SCALE) return
  throw new RangeError(
    `The scale of an exponential histogram must be an integer of at most ${LARGEST_SCALE}; got ${scale}. ` +
      'Bring finer data down with downscaleExponentialHistogram first.',
  )
}

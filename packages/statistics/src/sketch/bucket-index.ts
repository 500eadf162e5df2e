import { fractionalPowerOfTwo, requireScale } from './bucket-bound.ts'

/** |error| of ln(v)·log2(e)·2^20 is under 5e-7 while ln is good to a unit in the last place; anything nearer to a boundary is compared exactly. */
const AMBIGUOUS = 1e-6

function boundaryIndex(value: number, boundary: number, scale: number): number {
  const exponent = boundary >> scale
  const fraction = boundary & (2 ** scale - 1)
  if (fraction === 0) return value <= 2 ** exponent ? boundary - 1 : boundary
  const { high, low } = fractionalPowerOfTwo(fraction, scale)
  const significand = value / 2 ** exponent
  return significand < high || (significand === high && low > 0) ? boundary - 1 : boundary
}

/**
 * The bucket of a positive finite value at a valid scale, unchecked: the hot path of recording.
 *
 * @param value - positive, finite
 * @param scale - integer, at most 20
 */
export function bucketIndexUnchecked(value: number, scale: number): number {
  const fineness = Math.max(scale, 0)
  const position = Math.log(value) * (Math.LOG2E * (1 << fineness))
  const nearest = Math.round(position)
  const index =
    Math.abs(position - nearest) > AMBIGUOUS ? Math.ceil(position) - 1 : boundaryIndex(value, nearest, fineness)
  return scale >= 0 ? index : index >> Math.min(31, -scale)
}

/**
 * Bucket of a value in an exponential histogram, exact at every boundary.
 *
 * Buckets are (2^(i/2^scale), 2^((i+1)/2^scale)]. Powers of two are boundaries of every scale ≥ 0 and belong to the bucket
 * below; every other boundary is irrational and is compared to 100 bits where the logarithm alone cannot decide.
 *
 * @param value - positive, finite; subnormal numbers included
 * @param scale - integer, at most 20
 * @returns an integer
 * @throws RangeError when the value is not positive and finite or the scale is no integer of at most 20
 * @see OpenTelemetry metrics data model, "ExponentialHistogram", "Producer expectations"
 * @example bucketIndex(4, 0) // => 1
 */
export function bucketIndex(value: number, scale: number): number {
  requireScale(scale)
  if (value > 0 && value < Infinity) return bucketIndexUnchecked(value, scale)
  throw new RangeError(
    `A bucket needs a positive finite value; got ${value}. Zeros and negative values are counted apart.`,
  )
}

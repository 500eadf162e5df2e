const PRECISION = 300n
const ONE = 1n << PRECISION

/** Bucket by integer arithmetic only: the binary digits of log2 by repeated squaring in 300 bits (Knuth, TAOCP 1, 1.2.2 exercise 25). */
export function exactBucketIndex(value: number, scale: number): number {
  let exponent = 0
  let significand = value
  for (; significand >= 2; exponent += 1) significand /= 2
  for (; significand < 1; exponent -= 1) significand *= 2
  const isPower = significand === 1
  if (scale <= 0) return Math.floor((isPower ? exponent - 1 : exponent) / 2 ** -scale)
  if (isPower) return exponent * 2 ** scale - 1
  let power = (BigInt(significand * 2 ** 52) * ONE) >> 52n
  let digits = 0
  for (let bit = 0; bit < scale; bit += 1) {
    power = (power * power) >> PRECISION
    digits *= 2
    if (power < 2n * ONE) continue
    digits += 1
    power >>= 1n
  }
  return exponent * 2 ** scale + digits
}

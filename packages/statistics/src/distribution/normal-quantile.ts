import { requireProbability } from './require-arguments.ts'

// Coefficients of PPND16, Wichura (1988); highest power first, as the nearest doubles.
const CENTRAL_NUMERATOR = [
  2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946, 1971.5909503065513,
  133.14166789178438, 3.3871328727963665,
]
const CENTRAL_DENOMINATOR = [
  5226.495278852546, 28729.085735721943, 39307.89580009271, 21213.794301586597, 5394.196021424751, 687.1870074920579,
  42.31333070160091, 1,
]
const MIDDLE_NUMERATOR = [
  0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684, 3.6478483247632045,
  5.769497221460691, 4.630337846156546, 1.4234371107496835,
]
const MIDDLE_DENOMINATOR = [
  1.0507500716444169e-9, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008, 0.6897673349851,
  1.6763848301838038, 2.053191626637759, 1,
]
const FAR_NUMERATOR = [
  2.0103343992922881e-7, 2.7115555687434876e-5, 0.0012426609473880784, 0.026532189526576124, 0.29656057182850487,
  1.7848265399172913, 5.463784911164114, 6.657904643501103,
]
const FAR_DENOMINATOR = [
  2.0442631033899397e-15, 1.421511758316446e-7, 1.8463183175100548e-5, 0.0007868691311456133, 0.014875361290850615,
  0.1369298809227358, 0.599832206555888, 1,
]

function evaluate(coefficients: readonly number[], x: number): number {
  return coefficients.reduce((value, coefficient) => value * x + coefficient, 0)
}

/**
 * The value a standard normal variable stays under with a given probability.
 *
 * @param p - lower-tail probability, 0 … 1; for an upper tail use −normalQuantile(p), which keeps small p exact
 * @returns −Infinity … Infinity, to 1e-12 relative (absolute near 0)
 * @throws RangeError when p is no probability
 * @see Wichura (1988), "Algorithm AS 241: The Percentage Points of the Normal Distribution", PPND16
 * @example normalQuantile(0.975) // => 1.959963984540054
 */
export function normalQuantile(p: number): number {
  requireProbability(p, 'p')
  if (p === 0 || p === 1) return p === 0 ? -Infinity : Infinity
  const q = p - 0.5
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q
    return (q * evaluate(CENTRAL_NUMERATOR, r)) / evaluate(CENTRAL_DENOMINATOR, r)
  }
  const r = Math.sqrt(-Math.log(q < 0 ? p : 1 - p))
  const magnitude =
    r <= 5
      ? evaluate(MIDDLE_NUMERATOR, r - 1.6) / evaluate(MIDDLE_DENOMINATOR, r - 1.6)
      : evaluate(FAR_NUMERATOR, r - 5) / evaluate(FAR_DENOMINATOR, r - 5)
  return q < 0 ? -magnitude : magnitude
}

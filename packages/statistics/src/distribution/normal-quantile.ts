import { requireProbability } from './require-arguments.ts'

// Coefficients of PPND16, Wichura (1988); highest power first.
const CENTRAL_NUMERATOR = [
  2509.0809287301226727, 33430.575583588128105, 67265.770927008700853, 45921.953931549871457, 13731.693765509461125,
  1971.5909503065514427, 133.14166789178437745, 3.387132872796366608,
]
const CENTRAL_DENOMINATOR = [
  5226.495278852545925, 28729.085735721942674, 39307.89580009271061, 21213.794301586595867, 5394.1960214247511077,
  687.1870074920579083, 42.313330701600911252, 1,
]
const MIDDLE_NUMERATOR = [
  7.7454501427834140764e-4, 0.0227238449892691845833, 0.24178072517745061177, 1.27045825245236838258,
  3.64784832476320460504, 5.7694972214606914055, 4.6303378461565452959, 1.42343711074968357734,
]
const MIDDLE_DENOMINATOR = [
  1.05075007164441684324e-9, 5.475938084995344946e-4, 0.0151986665636164571966, 0.14810397642748007459,
  0.68976733498510000455, 1.6763848301838038494, 2.05319162663775882187, 1,
]
const FAR_NUMERATOR = [
  2.01033439929228813265e-7, 2.71155556874348757815e-5, 0.0012426609473880784386, 0.026532189526576123093,
  0.29656057182850489123, 1.7848265399172913358, 5.4637849111641143699, 6.6579046435011037772,
]
const FAR_DENOMINATOR = [
  2.04426310338993978564e-15, 1.4215117583164458887e-7, 1.8463183175100546818e-5, 7.868691311456132591e-4,
  0.0148753612908506148525, 0.13692988092273580531, 0.59983220655588793769, 1,
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

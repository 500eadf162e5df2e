import type { BetaPoint, BetaShape } from './beta-shape.ts'

const MAX_TERMS = 1_000_000 // a = b = 1e8 needs 2,600 at its mean, less elsewhere
const SETTLED = 2e-16

/**
 * I_x(a, b) / (x^a y^b / B(a, b)) by a continued fraction, modified Lentz; for x ≤ (a+1)/(a+b+2).
 *
 * @see DiDonato & Morris (1992), "Algorithm 708: Significant Digit Computation of the Incomplete Beta Function Ratios", BFRAC
 */
export function betaTailRatio({ a, b }: BetaShape, { x, y, excess }: BetaPoint): number {
  let inverse = 1 / (a + 1)
  let c = a * inverse * (excess + 1)
  let d = 0
  let fraction = c
  for (let n = 1; n < MAX_TERMS; n += 1) {
    const previous = inverse
    inverse = 1 / (a + 2 * n + 1)
    const bend = n * (b - n) * x * previous
    const numerator = (a + n - 1) * previous * (a + b + n - 1) * x * bend
    const denominator = n + bend + (a + n) * inverse * (excess + 1 + n * (1 + y))
    d = 1 / (denominator + numerator * d)
    c = denominator + numerator / c
    const change = c * d
    fraction *= change
    if (Math.abs(change - 1) < SETTLED) break
  }
  return 1 / fraction
}

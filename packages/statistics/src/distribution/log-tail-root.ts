const MAX_STEPS = 200
const LAST_MISS = 1.5e-3 // by the root of −ln p; what a step from there leaves is of fourth order, below 2e-13
const SMALLEST_NORMAL = 2 ** -1022

/** One side of a place. */
export type TailSide = 'lower' | 'upper'

/** A tail at a place x > 0, as a logarithm, which does not underflow; derivatives are by ln x. */
export interface LogTail {
  /** ln P(X ≤ x) or ln P(X > x) */
  readonly logTail: number
  /** x · density / tail, positive for both sides. */
  readonly elasticity: number
  /** Derivative of ln(x · density). */
  readonly tilt: number
  /** Second derivative of ln(x · density). */
  readonly tiltSlope: number
}

/** A place that is looked for. */
export interface TailSearch {
  readonly side: TailSide
  /** Above 0, at most ½; a larger one is the other side's. */
  readonly probability: number
  /** First guess, between 0 and the end. */
  readonly start: number
  /** Upper end of the distribution, whose lower end is 0; may be Infinity. */
  readonly end: number
}

/**
 * The place that cuts off a tail, by third-order steps in ln x on the logarithm of the tail, inside a bracket.
 *
 * A step that leaves the bracket is replaced by its geometric middle.
 *
 * @see Householder (1970), "The Numerical Treatment of a Single Nonlinear Equation", p. 169
 */
export function logTailRoot(search: TailSearch, tailAt: (x: number) => LogTail): number {
  const { side, probability, start } = search
  const target = Math.log(probability)
  const lastMiss = LAST_MISS * Math.sqrt(-target)
  let [x, low, high] = [start, 0, search.end]
  for (let n = 0; n < MAX_STEPS; n += 1) {
    const tail = tailAt(x)
    const miss = tail.logTail - target
    if (miss > 0 === (side === 'lower')) high = x
    else low = x
    const next = x + x * Math.expm1(householderStep(tail, side, miss))
    if (Math.abs(miss) <= lastMiss) return Math.min(high, Math.max(low, next))
    x = next > low && next < high ? next : middle(low, high)
    if (x === low || x === high) break
  }
  return x
}

function householderStep({ elasticity, tilt, tiltSlope }: LogTail, side: TailSide, miss: number): number {
  const slope = side === 'lower' ? elasticity : -elasticity
  const bend = tilt - slope
  const newton = -miss / slope
  const second = 0.5 * bend * newton
  const third = ((bend * (bend - slope) + tiltSlope) * newton * newton) / 6
  const correction = 1 + 2 * second + third
  // Far from the root the bend is a difference of large numbers, and Newton's step is the safer one.
  return Math.abs(correction - 1) < 0.5 ? (newton * (1 + second)) / correction : newton
}

function middle(low: number, high: number): number {
  return high === Infinity ? 2 * low : Math.sqrt(Math.max(low, SMALLEST_NORMAL)) * Math.sqrt(high)
}

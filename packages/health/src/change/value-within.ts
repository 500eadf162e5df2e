/** One value of a feature. */
export interface SoleValue {
  /** A number; of categories and special values the name, as in `statistics.distribution`. */
  readonly value: number | string
  /** A number known to its bucket only. */
  readonly isRounded?: true
}

/** A bucket narrower than this, relative to its values, holds one value for whoever reads three digits. */
const NARROW = 1e-3
const MOST_DIGITS = 15

/** The roundest number between two bounds: 0 where it lies between them, else the one with the fewest digits. */
export function valueWithin(lower: number, upper: number): SoleValue {
  if (lower <= 0 && upper >= 0) return { value: 0 }
  const middle = Math.min(upper, Math.max(lower, lower / 2 + upper / 2))
  return { value: roundest(middle, lower, upper), ...(upper - lower > NARROW * Math.abs(middle) && ROUNDED) }
}

const ROUNDED = { isRounded: true } as const

function roundest(middle: number, lower: number, upper: number): number {
  for (let digits = 1; digits <= MOST_DIGITS; digits += 1) {
    const rounded = Number(middle.toPrecision(digits))
    if (rounded >= lower && rounded <= upper) return rounded
  }
  return middle
}

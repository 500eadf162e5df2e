/** A row with a text and a number. */
export interface MatrixRow {
  readonly means: string
  readonly amount: number
}

const MEANS = ['visa', 'visa', 'visa', 'cash', 'cash', 'cheque', 'voucher'] as const
const MOVED_MEANS = ['visa', 'cash', 'cash', 'cash', 'cheque', 'cheque', 'voucher'] as const

/** Draws rows, the same for the same seed; moved ones have other shares of means and greater amounts. */
export function createRowSource(seed: number): (count: number, how: 'as ever' | 'moved') => readonly MatrixRow[] {
  let state = seed
  // Numerical Recipes' LCG: the same rows everywhere.
  const random = (): number => {
    state = (Math.imul(1664525, state) + 1013904223) >>> 0
    return state / 2 ** 32
  }
  return (count, how) => {
    const means = how === 'moved' ? MOVED_MEANS : MEANS
    return Array.from({ length: count }, () => ({
      means: means[Math.floor(random() * means.length)]!,
      amount: 10 + 40 * random() + (how === 'moved' ? 20 : 0),
    }))
  }
}

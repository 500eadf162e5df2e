import type { CellColumn } from '@driftline/health'

/** Finite numbers of a column. */
export interface NumberSummary {
  readonly rows: number
  readonly isWhole: boolean
  /** Whether no number comes twice; only looked for in whole numbers. */
  readonly isAllDistinct: boolean
  /** The distinct ones in rising order, where they are at most `FEW`. */
  readonly few?: readonly number[]
  /** Numbers that stand for something else where they are used, and their share of the rows, 0..1. */
  readonly special: readonly { readonly value: number; readonly share: number }[]
}

/** So many distinct whole numbers may be codes. */
export const FEW = 5
/** Numbers that stand for "unknown" or "none" in one system or another. */
export const SPECIAL_VALUES: readonly number[] = [
  -1, -9, -99, -999, -9999, -99_999, -999_999, 99, 999, 9999, 99_999, 999_999,
]
/** A special value is at least this share of the numbers. */
export const SPECIAL_SHARE = 0.01
/** A special value is outside the range that this share of the others leaves out at either end. */
export const OUTSIDE_SHARE = 0.001

/** Summarizes the numbers of a column. */
export function summarizeNumbers({ numbers = new Float64Array(), codes, length }: CellColumn): NumberSummary {
  const own = codes ? numbers.subarray(0, length).filter((_, row) => codes[row] === 0) : numbers.subarray(0, length)
  const isWhole = own.every((value) => Number.isInteger(value))
  const few = fewDistinct(own)
  return {
    rows: own.length,
    isWhole,
    isAllDistinct: isWhole && areAllDistinct(own),
    ...(few && { few }),
    special: few ? [] : isolatedValues(own),
  }
}

/** The distinct values in rising order; undefined where they are more than a few. */
function fewDistinct(values: Float64Array): readonly number[] | undefined {
  const found = new Set<number>()
  for (const value of values) {
    found.add(value)
    if (found.size > FEW) return undefined
  }
  return [...found].toSorted((a, b) => a - b)
}

const specialSet = new Set(SPECIAL_VALUES)

/** Most numbers are told apart without a look-up. */
function mayBeSpecial(value: number): boolean {
  return (value <= -1 || value >= 99) && specialSet.has(value)
}

const FIRST_LOOK = 1000

function areAllDistinct(values: Float64Array): boolean {
  const first = values.subarray(0, FIRST_LOOK)
  if (new Set(first).size < first.length) return false
  const sorted = values.toSorted()
  for (let i = 1; i < sorted.length; i += 1) if (sorted[i] === sorted[i - 1]) return false
  return true
}

/** Values in enough rows that lie outside the range of nearly all others. */
function isolatedValues(values: Float64Array): NumberSummary['special'] {
  const rowsByValue = new Map<number, number>()
  for (const value of values) if (mayBeSpecial(value)) rowsByValue.set(value, (rowsByValue.get(value) ?? 0) + 1)
  const frequent = [...rowsByValue].filter(([, rows]) => rows >= SPECIAL_SHARE * values.length)
  if (frequent.length === 0) return []
  const candidates = new Set(frequent.map(([value]) => value))
  const others = values.filter((value) => !candidates.has(value)).toSorted()
  if (others.length === 0) return []
  const low = others[Math.floor(OUTSIDE_SHARE * (others.length - 1))]!
  const high = others[Math.ceil((1 - OUTSIDE_SHARE) * (others.length - 1))]!
  return frequent
    .filter(([value]) => value < low || value > high)
    .map(([value, rows]) => ({ value, share: rows / values.length }))
}

import type { Cell } from './cell.ts'

/** How a column without a declared type is read. */
export type ColumnType = 'numeric' | 'categorical'

const decimal = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i
const missing = /^(?:|na|n\/a|null|none)$/i
const notFinite = new Map([
  ['nan', NaN],
  ['inf', Infinity],
  ['+inf', Infinity],
  ['-inf', -Infinity],
  ['infinity', Infinity],
  ['+infinity', Infinity],
  ['-infinity', -Infinity],
])

/**
 * Reads a cell as a number, strictly: hexadecimal, thousands separators and units are no numbers. `NaN` and `inf`
 * come through as such, to be counted, never to be taken for zero.
 *
 * @returns the number; null where the value is missing (empty, NA, N/A, null, None); undefined where it is no number.
 */
export function toNumber(cell: Cell): number | null | undefined {
  if (cell === null || typeof cell === 'number') return cell
  if (typeof cell === 'boolean') return cell ? 1 : 0
  const text = cell.trim()
  if (decimal.test(text)) return Number(text)
  if (missing.test(text)) return null
  return notFinite.get(text.toLowerCase())
}

/**
 * Type of a column from a sample of its cells: numeric when every cell that is not missing reads as a number and none
 * is a code (leading zero, or a whole number beyond 2^53) or a truth value; else categorical.
 *
 * @returns numeric also for a sample without any value.
 */
export function inferColumnType(cells: Iterable<Cell>): ColumnType {
  for (const cell of cells) if (!isNumeric(cell)) return 'categorical'
  return 'numeric'
}

function isNumeric(cell: Cell): boolean {
  if (typeof cell === 'boolean') return false
  const value = toNumber(cell)
  if (value === undefined) return false
  return value === null || typeof cell === 'number' || !isCode(String(cell).trim())
}

function isCode(text: string): boolean {
  return /^[+-]?0\d/.test(text) || (/^[+-]?\d+$/.test(text) && !Number.isSafeInteger(Number(text)))
}

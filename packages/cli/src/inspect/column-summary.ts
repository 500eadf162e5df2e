import type { CellColumn } from '@driftline/health'
import { inferColumnType, toNumber } from '../tables/column-type.ts'
import { summarizeNumbers } from './number-summary.ts'
import type { NumberSummary } from './number-summary.ts'

/** What is known of a column's values: all that the rules look at. */
export interface ColumnSummary {
  readonly rows: number
  /** Rows with a value, whatever it is; empty cells are none. */
  readonly valueRows: number
  /** Finite numbers of a column that is read as numbers. */
  readonly numbers?: NumberSummary
  /** Other values: all of a column that is read as text, else texts among numbers. */
  readonly texts: TextSummary
}

/** Distinct texts of a column and how many rows have each. */
export interface TextSummary {
  /** Rows with a text. */
  readonly rows: number
  readonly distinct: number
  /** At most `LOOKED_AT` of the distinct ones, evenly spread in the order in which they first came. */
  readonly values: readonly WeighedText[]
  /** Rows of `values`; fewer than `rows` where not all were looked at. */
  readonly valueRows: number
}

/** A text and its rows. */
export interface WeighedText {
  readonly text: string
  readonly rows: number
  /** Number, code of digits such as 007, or text. */
  readonly kind: 'number' | 'code' | 'text'
}

/** Distinct texts that are looked at one by one. */
export const LOOKED_AT = 10_000

/** Summarizes a column that is in memory. Takes 4 bytes a distinct text, and 8 a row where whole numbers may be all different. */
export function summarizeColumn(cells: CellColumn): ColumnSummary {
  const rowsByCode = countCodes(cells)
  const texts = summarizeTexts(cells.values, rowsByCode)
  const numberRows = cells.numbers ? cells.length - sum(rowsByCode) : 0
  const numbers = numberRows > 0 ? summarizeNumbers(cells) : undefined
  return { rows: cells.length, valueRows: numberRows + texts.rows, texts, ...(numbers && { numbers }) }
}

/** Rows by value, in the order of the values. */
function countCodes({ codes, values, length }: CellColumn): Uint32Array {
  const counts = new Uint32Array(values.length + 1)
  if (codes) for (let row = 0; row < length; row += 1) counts[codes[row]!]! += 1
  return counts.subarray(1)
}

function summarizeTexts(values: CellColumn['values'], rowsByCode: Uint32Array): TextSummary {
  const places: number[] = []
  let rows = 0
  for (const [i, value] of values.entries()) {
    if (typeof value !== 'string' || rowsByCode[i] === 0 || isMissing(value)) continue
    places.push(i)
    rows += rowsByCode[i]!
  }
  const step = Math.max(1, Math.ceil(places.length / LOOKED_AT))
  const looked = places.filter((_, i) => i % step === 0).map((i) => weigh(String(values[i]), rowsByCode[i]!))
  return {
    rows,
    distinct: places.length,
    values: looked,
    valueRows: looked.reduce((total, own) => total + own.rows, 0),
  }
}

/** `NA` and its like: a category where a column is text, but never what makes it one. */
function isMissing(text: string): boolean {
  return text.length <= LONGEST_MISSING && toNumber(text) === null
}

const LONGEST_MISSING = 8

function weigh(text: string, rows: number): WeighedText {
  const number = toNumber(text)
  if (typeof number !== 'number') return { text, rows, kind: 'text' }
  return { text, rows, kind: inferColumnType([text]) === 'numeric' ? 'number' : 'code' }
}

/** Share of the rows with a text whose text is of a kind, 0..1; of those that were looked at. */
export function shareOf({ values, valueRows }: TextSummary, isMeant: (value: WeighedText) => boolean): number {
  if (valueRows === 0) return 0
  let rows = 0
  for (const value of values) if (isMeant(value)) rows += value.rows
  return rows / valueRows
}

function sum(counts: Uint32Array): number {
  return counts.reduce((a, b) => a + b, 0)
}

import { TableError } from './table-error.ts'

/** Data rows `from` ≤ number < `to`, counted from 0 after the header; without `to`, until the end. */
export interface RowRange {
  readonly from: number
  readonly to?: number
}

const explanation = 'Write from:to, counted from 0 after the header, "to" not included: 0:4000, 4000: or :4000.'

/**
 * Reads the text of `--rows`.
 *
 * @param text - `from:to`; either side may be left out, not both.
 * @throws {TableError} `ERR_TABLE_ROW_RANGE` when the text is not a range or the range is empty.
 * @example
 * ```ts
 * parseRowRange('100:') // => { from: 100 }
 * ```
 */
export function parseRowRange(text: string): RowRange {
  const [, fromText, toText] = /^\s*(\d*)\s*:\s*(\d*)\s*$/.exec(text) ?? []
  if (fromText === undefined || toText === undefined || fromText + toText === '')
    throw new TableError('ERR_TABLE_ROW_RANGE', `"${text}" is not a range of rows. ${explanation}`)
  const from = Number(fromText)
  if (toText === '') return { from }
  const to = Number(toText)
  if (to <= from)
    throw new TableError('ERR_TABLE_ROW_RANGE', `The range of rows "${text}" holds no row. ${explanation}`)
  return { from, to }
}

/** The range as it was written, for messages. */
export function renderRowRange({ from, to }: RowRange): string {
  return `${from}:${to ?? ''}`
}

/**
 * Refuses a range that reaches past the end, since a reference shorter than asked would go unnoticed.
 *
 * @param rowCount - data rows in the file.
 * @throws {TableError} `ERR_TABLE_ROW_RANGE`
 */
export function requireRowsInRange(path: string, range: RowRange, rowCount: number): void {
  if (range.from < rowCount && (range.to ?? rowCount) <= rowCount) return
  throw new TableError(
    'ERR_TABLE_ROW_RANGE',
    `${path}: rows ${renderRowRange(range)} were asked for, but the file has ${rowCount} rows (0:${rowCount}). ` +
      `Choose a range inside it, or leave the upper end out.`,
  )
}

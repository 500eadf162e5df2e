/** Rows and columns as a person sees them. */
export interface CsvTable {
  readonly columns: readonly CsvColumn[]
  /** One cell for each column. */
  readonly rows: readonly (readonly CsvCell[])[]
}

/** A column, with the unit of its figures where they have one. */
export interface CsvColumn {
  readonly name: string
  readonly unit?: string
}

/** A text, a figure in the unit of its column, or nothing. */
export type CsvCell = string | number | undefined

/** Unit of shares. */
export const SHARE = 'share, 0 to 1'

/** A time as a cell. @param timeMs ms since 1970 */
export function timeCell(timeMs: number | undefined): CsvCell {
  return timeMs === undefined || !Number.isFinite(timeMs) ? undefined : new Date(timeMs).toISOString()
}

/** A table as RFC 4180 has it. A text that a spreadsheet would take for a formula begins with an apostrophe. */
export function csvText({ columns, rows }: CsvTable): string {
  const head = columns.map(({ name, unit = '' }) => (unit === '' ? name : `${name} (${unit})`))
  return [head, ...rows].map((cells) => `${cells.map(cellText).join(',')}\r\n`).join('')
}

function cellText(cell: CsvCell): string {
  if (typeof cell === 'number') return Number.isNaN(cell) ? '' : String(cell)
  if (cell === undefined) return ''
  const text = FORMULA_START.test(cell) ? `'${cell}` : cell
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Also as wide characters, which some spreadsheets take for narrow ones. */
const FORMULA_START = /^[=+\-@\t\r\n＝＋－＠]/

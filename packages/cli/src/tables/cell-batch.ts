import type { Cell } from './cell.ts'

/** Rows of a table that were read together, by cell or by column. Columns are numbered from 0, rows of the batch too. */
export interface CellBatch {
  /** Place of the first row among all data rows of the file. */
  readonly firstRow: number
  readonly rowCount: number
  /** Line of the file on which a row begins, from 1; undefined in Parquet. */
  readonly lineOf: (row: number) => number | undefined
  /** One cell as the file has it. */
  readonly cellOf: (row: number, column: number) => Cell
  /**
   * The time of a cell that is written as `2004-03-01T08:30:00`, in milliseconds as if in UTC; NaN for any other form.
   * Absent where cells are not bytes.
   */
  readonly usualTimeOf?: (row: number, column: number) => number
  /**
   * Reads a column as numbers into `out`. A cell that is not one as it stands (missing, text, not finite) goes to `other`
   * instead; what is in `out` there is left as it was.
   */
  readonly readNumbers: (column: number, out: Float64Array, other: (row: number, cell: Cell) => void) => void
  /** Reads a column as codes of its distinct cells into `out`. @param codeOf code of a cell, from 1; asked once or more */
  readonly readCodes: (column: number, out: Uint32Array, codeOf: (cell: Cell) => number) => void
}

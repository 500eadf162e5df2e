/** One value of a table. CSV gives text, or null where the cell is empty; Parquet gives its own types. */
export type Cell = string | number | boolean | null

/** One data row. */
export interface TableRow {
  /** Place among all data rows of the file, from 0: the numbers `--rows` counts in. */
  readonly number: number
  /** Line of the file on which the row begins, from 1. Parquet has none. */
  readonly line?: number
  /** Cells in the order of the table's columns. */
  readonly values: readonly Cell[]
}

/** A file of rows, read as a stream as often as asked. */
export interface Table {
  /** Name for messages: the path as the user wrote it. */
  readonly path: string
  readonly columns: readonly string[]
  /** Streams the chosen rows from the start; memory holds one chunk (CSV) or one row group (Parquet). */
  readonly rows: () => AsyncIterable<TableRow>
  readonly close: () => Promise<void>
}

import type { Cell } from './cell.ts'
import type { CellBatch } from './cell-batch.ts'

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
  /**
   * Streams the chosen rows from the start; memory holds one block (CSV) or one row group (Parquet).
   *
   * @param columns places of those that will be asked for; others may be empty. Default: all.
   */
  readonly batches: (columns?: ReadonlySet<number>) => AsyncIterable<CellBatch>
  /** The same, row by row: slower, for when cells are looked at one by one. */
  readonly rows: () => AsyncIterable<TableRow>
  readonly close: () => Promise<void>
}

/** The rows of batches one by one. @param width number of columns */
export async function* readRows(batches: AsyncIterable<CellBatch>, width: number): AsyncGenerator<TableRow> {
  for await (const batch of batches) for (let row = 0; row < batch.rowCount; row += 1) yield rowOf(batch, row, width)
}

/** One row of a batch. @param width number of columns */
export function rowOf(batch: CellBatch, row: number, width: number): TableRow {
  const line = batch.lineOf(row)
  const values = Array.from({ length: width }, (_, column) => batch.cellOf(row, column))
  return { number: batch.firstRow + row, ...(line !== undefined && { line }), values }
}

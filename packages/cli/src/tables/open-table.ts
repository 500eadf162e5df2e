import { openCsvTable } from './csv-table.ts'
import { openParquetTable } from './parquet-table.ts'
import type { RowRange } from './row-range.ts'
import { sniffFile } from './sniff-file.ts'
import type { Table } from './table.ts'
import { TableError } from './table-error.ts'

/** How to open a table. */
export interface OpenTableOptions {
  /** Rows to read. Default: all. */
  readonly rows?: RowRange
  /** Name for messages. Default: the path. */
  readonly name?: string
}

/**
 * Opens a CSV, gzip CSV or Parquet file; the content decides, not the extension. Text separated by tabs is read when
 * the file is named `.tsv` or `.tsv.gz`. The header and the first row are checked at once, the rest while streaming.
 *
 * @throws {TableError} when the file cannot be read as a table, here or while its rows are read.
 */
export async function openTable(path: string, options: OpenTableOptions = {}): Promise<Table> {
  const source = { path, name: options.name ?? path, rows: options.rows ?? { from: 0 } }
  const format = await sniffFile(path, source.name)
  if (format === 'parquet') return openParquetTable(source)
  if (format !== 'empty') return openCsvTable({ ...source, gzip: format === 'gzip' })
  throw new TableError(
    'ERR_TABLE_EMPTY',
    `${source.name} is empty. A table needs a header row with the column names and at least one data row.`,
  )
}

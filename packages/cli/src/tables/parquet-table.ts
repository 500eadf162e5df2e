import { open } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'

import { parquetMetadataAsync, parquetRead, parquetSchema } from 'hyparquet'
import type { AsyncBuffer, ColumnData, FileMetaData } from 'hyparquet'
import { compressors } from 'hyparquet-compressors'

import type { CellBatch } from './cell-batch.ts'
import { checkColumns } from './check-columns.ts'
import { createParquetBatch } from './parquet-batch.ts'
import type { ParquetColumn } from './parquet-batch.ts'
import { createCellReader } from './parquet-cell.ts'
import { requireRowsInRange } from './row-range.ts'
import type { RowRange } from './row-range.ts'
import { readRows } from './table.ts'
import type { Table } from './table.ts'
import { TableError } from './table-error.ts'

/** A Parquet file to open. */
export interface ParquetSource {
  readonly path: string
  readonly name: string
  readonly rows: RowRange
}

interface OpenParquet extends ParquetSource {
  readonly file: AsyncBuffer
  readonly metadata: FileMetaData
  /** Names of the columns to decode. Default: all. */
  readonly wanted?: string[]
}

/**
 * Opens a Parquet file of any usual compression; rows are read one row group at a time.
 * Nested values come as JSON text, dates and timestamps as ISO 8601 text.
 *
 * @throws {TableError} see {@link TableError.code}
 */
export async function openParquetTable(source: ParquetSource): Promise<Table> {
  const handle = await open(source.path, 'r')
  try {
    const file = await toAsyncBuffer(handle)
    const metadata = await readMetadata(file, source.name)
    const fields = parquetSchema(metadata).children.map(({ element }) => element)
    const columns = fields.map(({ name }) => name)
    checkColumns(source.name, columns)
    requireRows(source, metadata)
    const readers = fields.map((element) => ({ name: element.name, toCell: createCellReader(element) }))
    const batches = (wanted?: ReadonlySet<number>): AsyncIterable<CellBatch> =>
      readBatches({ ...source, file, metadata, ...(wanted && { wanted: namesOf(columns, wanted) }) }, readers)
    return {
      path: source.name,
      columns,
      batches,
      rows: () => readRows(batches(), columns.length),
      close: () => handle.close(),
    }
  } catch (error) {
    await handle.close()
    throw error
  }
}

function namesOf(columns: readonly string[], wanted: ReadonlySet<number>): string[] {
  return columns.filter((_, column) => wanted.has(column))
}

function requireRows({ name, rows }: ParquetSource, metadata: FileMetaData): void {
  const rowCount = Number(metadata.num_rows)
  if (rowCount === 0)
    throw new TableError('ERR_TABLE_NO_ROWS', `${name} has columns but no data rows. Add at least one row.`)
  requireRowsInRange(name, rows, rowCount)
}

async function readMetadata(file: AsyncBuffer, name: string): Promise<FileMetaData> {
  try {
    return await parquetMetadataAsync(file)
  } catch (cause) {
    throw toParquetProblem(cause, name)
  }
}

/** The chosen rows, a row group at a time. */
async function* readBatches(source: OpenParquet, columns: readonly ParquetColumn[]): AsyncGenerator<CellBatch> {
  const { from, to = Infinity } = source.rows
  let groupStart = 0
  for (const group of source.metadata.row_groups) {
    const groupEnd = groupStart + Number(group.num_rows)
    const rowStart = Math.max(groupStart, from)
    const rowEnd = Math.min(groupEnd, to)
    if (rowStart < rowEnd)
      yield createParquetBatch(await readChunks(source, rowStart, rowEnd), { columns, rowStart, rowEnd })
    groupStart = groupEnd
  }
}

async function readChunks(source: OpenParquet, rowStart: number, rowEnd: number): Promise<readonly ColumnData[]> {
  const { file, metadata, name, wanted } = source
  const columns = wanted && { columns: wanted }
  const chunks: ColumnData[] = []
  try {
    const onChunk = (chunk: ColumnData): void => void chunks.push(chunk)
    await parquetRead({ file, metadata, compressors, rowStart, rowEnd, ...columns, onChunk })
  } catch (cause) {
    throw toParquetProblem(cause, name)
  }
  return chunks
}

function toParquetProblem(cause: unknown, name: string): TableError {
  const reason = cause instanceof Error ? cause.message : String(cause)
  return new TableError(
    'ERR_TABLE_PARQUET',
    `${name} begins like a Parquet file but cannot be read: ${reason}. Copy or write the file again.`,
    { cause },
  )
}

async function toAsyncBuffer(handle: FileHandle): Promise<AsyncBuffer> {
  const { size } = await handle.stat()
  return {
    byteLength: size,
    slice: async (start, end = size) => {
      const bytes = new Uint8Array(Math.max(0, end - start))
      await handle.read(bytes, 0, bytes.length, start)
      return bytes.buffer
    },
  }
}

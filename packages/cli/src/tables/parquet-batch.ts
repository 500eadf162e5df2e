import type { ColumnData } from 'hyparquet'

import type { CellBatch } from './cell-batch.ts'
import type { Cell } from './cell.ts'

/** One column of a Parquet file. */
export interface ParquetColumn {
  readonly name: string
  readonly toCell: (value: unknown) => Cell
}

/** Which rows of the file a batch has, the end exclusive. */
export interface ParquetRows {
  readonly columns: readonly ParquetColumn[]
  readonly rowStart: number
  readonly rowEnd: number
}

/** Decoded column chunks as a batch. @param chunks in any order; they may reach beyond the rows meant */
export function createParquetBatch(
  chunks: readonly ColumnData[],
  { columns, rowStart, rowEnd }: ParquetRows,
): CellBatch {
  const rowCount = rowEnd - rowStart
  const data = columns.map(({ name }) => spansOf(chunks, { name, rowStart, rowEnd }))
  const cellOf = (row: number, column: number): Cell => columns[column]!.toCell(valueAt(data[column]!, row))
  return {
    firstRow: rowStart,
    rowCount,
    lineOf: () => undefined,
    cellOf,
    readNumbers: (column, out, other) => {
      for (const { values, skipped, from, to } of data[column]!)
        for (let row = from; row < to; row += 1) {
          const value = values[row - from + skipped]
          if (typeof value === 'number' && Number.isFinite(value)) out[row] = value
          else other(row, cellOf(row, column))
        }
    },
    readCodes: (column, out, codeOf) => {
      const codes = new Map<unknown, number>()
      for (const { values, skipped, from, to } of data[column]!)
        for (let row = from; row < to; row += 1) {
          const value = values[row - from + skipped]
          const code = codes.get(value) ?? codeOf(cellOf(row, column))
          if (typeof value === 'string') codes.set(value, code)
          out[row] = code
        }
    },
  }
}

/** Rows of a batch, the end exclusive, in one decoded chunk. */
interface ChunkSpan {
  readonly values: ArrayLike<unknown>
  /** Values of the chunk before the first row. */
  readonly skipped: number
  readonly from: number
  readonly to: number
}

interface WantedRows {
  readonly name: string
  readonly rowStart: number
  readonly rowEnd: number
}

function spansOf(chunks: readonly ColumnData[], { name, rowStart, rowEnd }: WantedRows): readonly ChunkSpan[] {
  return chunks
    .filter((chunk) => chunk.columnName === name)
    .map(({ columnData, rowStart: start }) => {
      const from = Math.max(start, rowStart)
      const to = Math.min(start + columnData.length, rowEnd)
      return { values: columnData, skipped: from - start, from: from - rowStart, to: to - rowStart }
    })
    .filter(({ from, to }) => from < to)
}

function valueAt(spans: readonly ChunkSpan[], row: number): unknown {
  for (const { values, skipped, from, to } of spans) if (row >= from && row < to) return values[row - from + skipped]
  return undefined
}

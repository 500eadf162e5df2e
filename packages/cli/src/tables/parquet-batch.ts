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
  const data = columns.map(({ name }) => joinChunks(chunks, { name, rowStart, rowCount }))
  const cellOf = (row: number, column: number): Cell => columns[column]!.toCell(data[column]![row])
  return {
    firstRow: rowStart,
    rowCount,
    lineOf: () => undefined,
    cellOf,
    readNumbers: (column, out, other) => {
      const values = data[column]!
      for (let row = 0; row < rowCount; row += 1) {
        const value = values[row]
        if (typeof value === 'number' && Number.isFinite(value)) out[row] = value
        else other(row, cellOf(row, column))
      }
    },
    readCodes: (column, out, codeOf) => {
      const values = data[column]!
      const codes = new Map<unknown, number>()
      for (let row = 0; row < rowCount; row += 1) {
        const value = values[row]
        const code = codes.get(value) ?? codeOf(cellOf(row, column))
        if (typeof value === 'string') codes.set(value, code)
        out[row] = code
      }
    },
  }
}

interface WantedRows {
  readonly name: string
  readonly rowStart: number
  readonly rowCount: number
}

function joinChunks(chunks: readonly ColumnData[], { name, rowStart, rowCount }: WantedRows): ArrayLike<unknown> {
  const own = chunks.filter((chunk) => chunk.columnName === name)
  const [first] = own
  if (own.length === 1 && first?.rowStart === rowStart && first.columnData.length === rowCount) return first.columnData
  const values: unknown[] = Array.from({ length: rowCount })
  for (const { columnData, rowStart: start } of own)
    for (let i = Math.max(0, rowStart - start); i < columnData.length && start + i < rowStart + rowCount; i += 1)
      values[start + i - rowStart] = columnData[i]
  return values
}

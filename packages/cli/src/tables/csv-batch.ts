import type { CellBatch } from './cell-batch.ts'
import { toNumber } from './column-type.ts'
import { createByteCodes } from './byte-codes.ts'
import type { CsvBlock } from './csv-blocks.ts'
import { parseDecimal } from './parse-decimal.ts'
import type { Cell } from './cell.ts'
import { readUsualTime, USUAL_LENGTH } from './usual-time.ts'

/** Which rows of a block are meant. */
export interface RowsOfBlock {
  /** Number of the first among all data rows. */
  readonly firstRow: number
  readonly rowCount: number
  /** By row: number of its first cell in the block, and the line on which it begins. */
  readonly firstCells: Uint32Array
  readonly lines: Float64Array
}

/** Rows of a block as a batch. A cell is read from its bytes when it is asked for. */
export function createCsvBatch({ bytes, starts, ends }: CsvBlock, rows: RowsOfBlock): CellBatch {
  const { firstRow, rowCount, firstCells, lines } = rows
  const textAt = (cell: number): Cell => toCell(bytes, starts[cell]!, ends[cell]!)
  return {
    firstRow,
    rowCount,
    lineOf: (row) => lines[row],
    cellOf: (row, column) => textAt(firstCells[row]! + column),
    usualTimeOf: (row, column) => {
      const start = starts[firstCells[row]! + column]!
      const end = ends[firstCells[row]! + column]!
      return end - start === USUAL_LENGTH ? readUsualTime(bytes, start) : Number.NaN
    },
    readNumbers: (column, out, other) => {
      for (let row = 0; row < rowCount; row += 1) {
        const cell = firstCells[row]! + column
        const value = parseDecimal(bytes, starts[cell]!, ends[cell]!)
        if (!Number.isNaN(value)) out[row] = value
        else {
          const text = textAt(cell)
          const number = toNumber(text)
          if (number !== null && number !== undefined && Number.isFinite(number)) out[row] = number
          else other(row, text)
        }
      }
    },
    readCodes: (column, out, codeOf) => {
      const known = createByteCodes(bytes)
      for (let row = 0; row < rowCount; row += 1) {
        const cell = firstCells[row]! + column
        const start = starts[cell]!
        const end = ends[cell]!
        const slot = known.slotOf(start, end)
        out[row] =
          known.codes[slot]! > 0 ? known.codes[slot]! : known.add(slot, { start, end, code: codeOf(textAt(cell)) })
      }
    },
  }
}

/** UTF-8 text with doubled quotes made single; empty is missing. A quote without its double would not have been scanned. */
function toCell(bytes: Buffer, start: number, end: number): Cell {
  if (start === end) return null
  const text = bytes.toString('utf8', start, end)
  return text.includes('"') ? text.replaceAll('""', '"') : text
}

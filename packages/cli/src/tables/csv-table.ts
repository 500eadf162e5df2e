import type { CellBatch } from './cell-batch.ts'
import { checkColumns } from './check-columns.ts'
import { createCsvBatch } from './csv-batch.ts'
import type { RowsOfBlock } from './csv-batch.ts'
import { readCsvBlocks } from './csv-blocks.ts'
import type { CsvBlock, CsvFile } from './csv-blocks.ts'
import { requireRowsInRange } from './row-range.ts'
import type { RowRange } from './row-range.ts'
import { readRows } from './table.ts'
import type { Table } from './table.ts'
import { TableError } from './table-error.ts'

/** A CSV file to open. */
export interface CsvSource extends CsvFile {
  readonly rows: RowRange
}

/**
 * Opens delimited text: UTF-8 with or without BOM, LF, CRLF or CR, quotes doubled inside quotes.
 * Blank lines are skipped, except in a table of one column, where each is a missing value.
 *
 * @throws {TableError} see {@link TableError.code}
 */
export async function openCsvTable(source: CsvSource): Promise<Table> {
  const columns = await readHeader(source)
  const batches = (): AsyncIterable<CellBatch> => readBatches(source, columns.length)
  return { path: source.name, columns, batches, rows: () => readRows(batches(), columns.length), close: async () => {} }
}

async function readHeader(source: CsvSource): Promise<readonly string[]> {
  let columns: readonly string[] | undefined
  for await (const block of readCsvBlocks(source)) {
    for (let row = 0; row < block.rowCount; row += 1) {
      if (columns === undefined) columns = hasText(block, row) ? checkHeader(source, textsOf(block, row)) : undefined
      else if (!isBlank(block, row, columns.length)) return columns
    }
    if (block.problem) throw block.problem
  }
  if (columns === undefined)
    throw new TableError(
      'ERR_TABLE_EMPTY',
      `${source.name} holds only blank lines. A table needs a header row and data rows.`,
    )
  throw new TableError('ERR_TABLE_NO_ROWS', `${source.name} has a header row but no data rows. Add at least one row.`)
}

function checkHeader({ name }: CsvSource, columns: readonly string[]): readonly string[] {
  const separator = [';', '\t', '|'].find((candidate) => columns.length === 1 && columns[0]?.includes(candidate))
  if (separator !== undefined)
    throw new TableError(
      'ERR_TABLE_SEPARATOR',
      `${name}:1: the header is one column that contains ${JSON.stringify(separator)}. ` +
        `Columns are separated by commas (by tabs in .tsv files): export the file with commas.`,
    )
  checkColumns(name, columns)
  return columns
}

/** The chosen rows, a block of the file at a time. */
async function* readBatches(source: CsvSource, width: number): AsyncGenerator<CellBatch> {
  const { from, to = Infinity } = source.rows
  const chosen: Chosen = { from, to, width, number: 0, isHeader: true }
  for await (const block of readCsvBlocks(source)) {
    const { rows, ragged } = chooseRows(block, chosen)
    if (rows.rowCount > 0) yield createCsvBatch(block, rows)
    if (chosen.number >= to) return
    if (ragged !== undefined) throw raggedRow(source, block, { row: ragged, number: chosen.number, width })
    if (block.problem) throw block.problem
  }
  requireRowsInRange(source.name, source.rows, chosen.number)
}

/** Which rows are meant, and how far reading has come. */
interface Chosen {
  readonly from: number
  readonly to: number
  /** Columns of the header. */
  readonly width: number
  /** Data rows so far. */
  number: number
  /** Whether the header is still to come. */
  isHeader: boolean
}

/** The chosen rows of a block, as far as rows have a value for each column. @returns also the first that has not. */
function chooseRows(block: CsvBlock, chosen: Chosen): { readonly rows: RowsOfBlock; readonly ragged?: number } {
  const firstCells = new Uint32Array(block.rowCount)
  const lines = new Float64Array(block.rowCount)
  const firstRow = Math.max(chosen.from, chosen.number)
  let rowCount = 0
  const rowsSoFar = (): RowsOfBlock => ({ firstRow, rowCount, firstCells, lines })
  for (let row = 0; row < block.rowCount && chosen.number < chosen.to; row += 1) {
    const isData = !chosen.isHeader && !isBlank(block, row, chosen.width)
    chosen.isHeader &&= !hasText(block, row)
    if (!isData) continue
    if (widthOf(block, row) !== chosen.width) return { rows: rowsSoFar(), ragged: row }
    if (chosen.number >= chosen.from) {
      firstCells[rowCount] = block.firstCells[row]!
      lines[rowCount] = block.lines[row]!
      rowCount += 1
    }
    chosen.number += 1
  }
  return { rows: rowsSoFar() }
}

function widthOf({ firstCells }: CsvBlock, row: number): number {
  return firstCells[row + 1]! - firstCells[row]!
}

function hasText({ starts, ends, firstCells }: CsvBlock, row: number): boolean {
  for (let cell = firstCells[row]!; cell < firstCells[row + 1]!; cell += 1) if (ends[cell]! > starts[cell]!) return true
  return false
}

function isBlank(block: CsvBlock, row: number, width: number): boolean {
  return width > 1 && widthOf(block, row) === 1 && !hasText(block, row)
}

function textsOf(block: CsvBlock, row: number): readonly string[] {
  const batch = createCsvBatch(block, { ...block, firstRow: 0 })
  return Array.from({ length: widthOf(block, row) }, (_, column) => String(batch.cellOf(row, column) ?? ''))
}

interface PlacedRow {
  readonly row: number
  readonly number: number
  /** Columns of the header. */
  readonly width: number
}

function raggedRow({ name }: CsvSource, block: CsvBlock, { row, number, width }: PlacedRow): TableError {
  const found = widthOf(block, row)
  const cells = textsOf(block, row)
  const [advice, shown] =
    found > width
      ? ['a value that holds a comma needs quotes around it', cells.slice(0, width + 1)]
      : ['an empty value still needs its comma', cells]
  return new TableError(
    'ERR_TABLE_RAGGED_ROW',
    `${name}:${block.lines[row]!}:${toTextColumn(shown)}: row ${number} has ${found} values, the header has ` +
      `${width} columns. Give every row one value per column; ${advice}.`,
  )
}

/** Character, from 1, at which the last of these cells begins, as far as quotes can be told from the values. */
function toTextColumn(cells: readonly string[]): number {
  return cells.slice(0, -1).reduce((sum, cell) => sum + cell.length + (/[",\n\r]/.test(cell) ? 3 : 1), 1)
}

import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import { pipeline } from 'node:stream'

import { parse } from 'csv-parse'

import { checkColumns } from './check-columns.ts'
import { toCsvProblem } from './csv-problem.ts'
import { requireRowsInRange } from './row-range.ts'
import type { RowRange } from './row-range.ts'
import type { Cell, Table, TableRow } from './table.ts'
import { TableError } from './table-error.ts'

/** Longest row in bytes: what an unclosed quote can make the reader hold in memory. */
export const maxRecordBytes = 16 * 1024 * 1024

/** A CSV file to open. */
export interface CsvSource {
  readonly path: string
  readonly name: string
  readonly rows: RowRange
  readonly gzip: boolean
}

interface CsvRecord {
  readonly line: number
  readonly cells: readonly string[]
}

/**
 * Opens delimited text: UTF-8 with or without BOM, LF, CRLF or CR, quotes doubled inside quotes.
 * Blank lines are skipped, except in a table of one column, where each is a missing value.
 *
 * @throws {TableError} see {@link TableError.code}
 */
export async function openCsvTable(source: CsvSource): Promise<Table> {
  const columns = await readHeader(source)
  return {
    path: source.name,
    columns,
    rows: () => readRows(source, columns),
    close: () => Promise.resolve(),
  }
}

async function readHeader(source: CsvSource): Promise<readonly string[]> {
  let columns: readonly string[] | undefined
  for await (const { cells } of readRecords(source)) {
    if (columns === undefined) columns = checkHeader(source, cells)
    else if (!isBlank(cells, columns)) return columns
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

async function* readRows(source: CsvSource, columns: readonly string[]): AsyncGenerator<TableRow> {
  const { from, to = Infinity } = source.rows
  let number = -1
  let isHeader = true
  for await (const { line, cells } of readRecords(source)) {
    if (isHeader || isBlank(cells, columns)) {
      isHeader = false
      continue
    }
    number += 1
    if (number >= to) return
    checkWidth({ source, line, number }, cells, columns)
    if (number >= from) yield { number, line, values: cells.map(toCell) }
  }
  requireRowsInRange(source.name, source.rows, number + 1)
}

/** Records from the header on; blank lines before it are no records. */
async function* readRecords(source: CsvSource): AsyncGenerator<CsvRecord> {
  let line = 1
  let hasBegun = false
  try {
    for await (const record of parseFile(source)) {
      const { record: cells, info } = record as { record: readonly string[]; info: { lines: number } }
      hasBegun ||= cells.some((cell) => cell !== '')
      if (hasBegun) yield { line, cells }
      line = info.lines + 1
    }
  } catch (error) {
    throw error instanceof TableError ? error : toCsvProblem(error, source, line)
  }
}

function parseFile({ path, gzip }: CsvSource): AsyncIterable<unknown> {
  const parser = parse({
    bom: true,
    delimiter: /\.(tsv|tab)(\.gz)?$/i.test(path) ? '\t' : ',',
    info: true,
    max_record_size: maxRecordBytes,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
  })
  // The iterator of the last stream throws what any of them failed with; there is nothing left to tell here.
  const ignore = (): void => undefined
  if (gzip) pipeline(createReadStream(path), createGunzip(), parser, ignore)
  else pipeline(createReadStream(path), parser, ignore)
  return parser
}

function checkWidth(
  { source, line, number }: { source: CsvSource; line: number; number: number },
  cells: readonly string[],
  columns: readonly string[],
): void {
  if (cells.length === columns.length) return
  const [advice, cell] =
    cells.length > columns.length
      ? ['a value that holds a comma needs quotes around it', cells.slice(0, columns.length + 1)]
      : ['an empty value still needs its comma', cells]
  throw new TableError(
    'ERR_TABLE_RAGGED_ROW',
    `${source.name}:${line}:${toTextColumn(cell)}: row ${number} has ${cells.length} values, the header has ` +
      `${columns.length} columns. Give every row one value per column; ${advice}.`,
  )
}

/** Character, from 1, at which the last of these cells begins, as far as quotes can be told from the values. */
function toTextColumn(cells: readonly string[]): number {
  return cells.slice(0, -1).reduce((sum, cell) => sum + cell.length + (/[",\n\r]/.test(cell) ? 3 : 1), 1)
}

function isBlank(cells: readonly string[], columns: readonly string[]): boolean {
  return columns.length > 1 && cells.length === 1 && cells[0] === ''
}

function toCell(text: string): Cell {
  return text === '' ? null : text
}

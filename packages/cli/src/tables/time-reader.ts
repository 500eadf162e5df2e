import { parseTime } from './parse-time.ts'
import { requireColumn } from './require-column.ts'
import type { Table, TableRow } from './table.ts'
import { TableError } from './table-error.ts'

/** Which column holds the time, and in which zone its times without one are meant. */
export interface TimeColumn {
  readonly column: string
  /** IANA name. Default UTC. */
  readonly timezone?: string
}

/**
 * Reader of a row's time, whose errors name file, line, row, and column by number and name.
 *
 * @returns a function from row to milliseconds since the epoch.
 * @throws {TableError} `ERR_TABLE_MISSING_COLUMN`; the reader `ERR_TABLE_TIME` when a cell is empty or no time.
 */
export function createTimeReader(
  table: Pick<Table, 'path' | 'columns'>,
  { column, timezone = 'UTC' }: TimeColumn,
): (row: TableRow) => number {
  const index = requireColumn(table, column, 'the time column')
  return (row) => {
    const line = row.line === undefined ? '' : `:${row.line}`
    const place = `${table.path}${line}: row ${row.number}, column ${index + 1} "${column}"`
    const time = readTime(row, index, { place, timezone })
    if (time !== undefined) return time
    throw new TableError(
      'ERR_TABLE_TIME',
      `${place}: the time is missing. Every row needs one: fill it or drop the row.`,
    )
  }
}

function readTime(
  row: TableRow,
  index: number,
  { place, timezone }: { readonly place: string; readonly timezone: string },
): number | undefined {
  try {
    return parseTime(row.values[index] ?? null, timezone)
  } catch (cause) {
    if (cause instanceof TableError) throw new TableError(cause.code, `${place}: ${cause.message}`, { cause })
    throw cause
  }
}

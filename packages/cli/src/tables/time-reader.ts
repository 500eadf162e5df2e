import { parseTime } from './parse-time.ts'
import { requireColumn } from './require-column.ts'
import type { CellBatch } from './cell-batch.ts'
import type { Cell } from './cell.ts'
import type { Table } from './table.ts'
import { TableError } from './table-error.ts'
import { fromWallMs } from './zoned-time.ts'

/** Which column holds the time, and in which zone its times without one are meant. */
export interface TimeColumn {
  readonly column: string
  /** IANA name. Default UTC. */
  readonly timezone?: string
}

/**
 * Reader of a row's time, whose errors name file, line, row, and column by number and name.
 *
 * @returns a function from a batch and the number of a row in it to milliseconds since the epoch.
 * @throws {TableError} `ERR_TABLE_MISSING_COLUMN`; the reader `ERR_TABLE_TIME` when a cell is empty or no time.
 */
export function createTimeReader(
  table: Pick<Table, 'path' | 'columns'>,
  { column, timezone = 'UTC' }: TimeColumn,
): (batch: TimedBatch, row: number) => number {
  const index = requireColumn(table, column, 'the time column')
  return (batch, row) => {
    const usual = batch.usualTimeOf?.(row, index) ?? Number.NaN
    if (!Number.isNaN(usual)) return fromWallMs(usual, timezone)
    const time = readTime(batch.cellOf(row, index))
    if (typeof time === 'number') return time
    const line = batch.lineOf(row)
    const place = `${table.path}${line === undefined ? '' : `:${line}`}`
    throw new TableError(
      'ERR_TABLE_TIME',
      `${place}: row ${batch.firstRow + row}, column ${index + 1} "${column}": ${time?.message ?? MISSING}`,
      time && { cause: time },
    )
  }

  function readTime(cell: Cell): number | TableError | undefined {
    try {
      return parseTime(cell, timezone)
    } catch (cause) {
      if (cause instanceof TableError) return cause
      throw cause
    }
  }
}

/** What a time is read from. */
type TimedBatch = Pick<CellBatch, 'firstRow' | 'lineOf' | 'cellOf' | 'usualTimeOf'>

const MISSING = 'the time is missing. Every row needs one: fill it or drop the row.'

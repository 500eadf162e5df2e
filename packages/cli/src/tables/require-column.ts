import { closestName } from '@driftline/semconv'
import type { Table } from './table.ts'
import { TableError } from './table-error.ts'

const shownColumns = 12

/**
 * Place of a column among the table's columns.
 *
 * @param wanted - what asks for it, for the message: `"columns.time" of model.yaml`.
 * @throws {TableError} `ERR_TABLE_MISSING_COLUMN`
 */
export function requireColumn(table: Pick<Table, 'path' | 'columns'>, name: string, wanted: string): number {
  const index = table.columns.indexOf(name)
  if (index >= 0) return index
  const close = closestName(name, table.columns)
  const listed = table.columns.slice(0, shownColumns).join(', ')
  const more = table.columns.length > shownColumns ? ` and ${table.columns.length - shownColumns} more` : ''
  const advice = close === undefined ? `It has: ${listed}${more}.` : `Did you mean "${close}"?`
  throw new TableError('ERR_TABLE_MISSING_COLUMN', `${table.path} has no column "${name}" (${wanted}). ${advice}`)
}

import type { SchemaElement } from 'hyparquet'

import type { Cell } from './cell.ts'

/**
 * Reader of one column's values. A timestamp that is not adjusted to UTC comes without a zone, so that the spec's
 * `timezone` decides; whole numbers beyond 2^53 come as text, digit for digit.
 */
export function createCellReader(element: SchemaElement): (value: unknown) => Cell {
  const isDay = element.converted_type === 'DATE' || element.logical_type?.type === 'DATE'
  const isLocal = element.logical_type?.type === 'TIMESTAMP' && !element.logical_type.isAdjustedToUTC
  const readDate = (value: Date): Cell => {
    if (Number.isNaN(value.getTime())) return null
    const text = value.toISOString()
    if (isDay) return text.slice(0, 10)
    return isLocal ? text.slice(0, -1) : text
  }
  return (value) => (value instanceof Date ? readDate(value) : toCell(value))
}

function toCell(value: unknown): Cell {
  if (value === undefined || value === null) return null
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  if (typeof value !== 'bigint') return JSON.stringify(value, replaceBigint)
  return Number.isSafeInteger(Number(value)) ? Number(value) : value.toString()
}

function replaceBigint(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? toCell(value) : value
}

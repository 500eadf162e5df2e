import { expect, test } from 'vitest'

import type { Cell } from './cell.ts'
import { createTimeReader } from './time-reader.ts'

/** A batch of one row. */
function rowOf(firstRow: number, line: number | undefined, cells: readonly Cell[]) {
  return { firstRow, lineOf: () => line, cellOf: (_row: number, column: number) => cells[column]! }
}

const table = { path: 'data.csv', columns: ['date', 'x'] }

test('reads the time of a row in the zone of the spec', () => {
  const read = createTimeReader(table, { column: 'date', timezone: 'Europe/Berlin' })
  expect(read(rowOf(0, 2, ['2004-01-01', '1']), 0)).toBe(Date.UTC(2003, 11, 31, 23))
})

test('an unreadable or missing time names file, line, row and column with its number', () => {
  const read = createTimeReader(table, { column: 'date' })
  expect(() => read(rowOf(7, 9, ['soon', '1']), 0)).toThrow('data.csv:9: row 7, column 1 "date": "soon" is not a time.')
  expect(() => read(rowOf(7, undefined, [null, '1']), 0)).toThrow(
    'data.csv: row 7, column 1 "date": the time is missing.',
  )
})

test('a column that is not there is refused with the closest one', () => {
  expect(() => createTimeReader(table, { column: 'dates' })).toThrow(
    'data.csv has no column "dates" (the time column). Did you mean "date"?',
  )
  expect(() => createTimeReader(table, { column: 'timestamp' })).toThrow('It has: date, x.')
})

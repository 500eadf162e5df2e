import fc from 'fast-check'
import { expect, test } from 'vitest'

import type { Packable } from './column.ts'
import { createColumn, valueAt } from './column.ts'
import { readTableBytes, toTableBytes } from './table-bytes.ts'

const packable = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Object.is(value, -0)),
  fc.boolean(),
  fc.constant(null),
  fc.array(fc.string(), { maxLength: 2 }),
)

function columnOf(values: readonly Packable[]) {
  const column = createColumn<Packable>()
  for (const value of values) column.push(value)
  return column.finish()
}

function roundTrip(tables: Readonly<Record<string, readonly Packable[]>>) {
  const columns = Object.fromEntries(Object.entries(tables).map(([name, values]) => [name, columnOf(values)]))
  const read = readTableBytes(toTableBytes(columns))
  return Object.fromEntries(
    Object.entries(tables).map(([name, values]) => [name, values.map((_, index) => valueAt(read[name]!, index))]),
  )
}

test('a table is read as it was written', () => {
  const name = fc.stringMatching(/^[a-z]{1,6}$/)
  fc.assert(
    fc.property(fc.dictionary(name, fc.array(packable)), (tables) => {
      expect(roundTrip(tables)).toEqual({ ...tables })
    }),
  )
})

test.each([1, 2, 256, 257, 65_536, 65_537])('so are columns of %d distinct values', (count) => {
  const numbers = Array.from({ length: count }, (_, index) => (index * 7919) % count)
  expect(roundTrip({ numbers })).toEqual({ numbers })
})

test('numbers that are near each other have places that are', () => {
  expect(columnOf([30, 10, 20, 10])).toEqual({ values: [10, 20, 30], places: [2, 0, 1, 0] })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { inferColumnType, toNumber } from './column-type.ts'

describe('a cell as a number', () => {
  test.each([
    ['1', 1],
    [' -2.5 ', -2.5],
    ['.5', 0.5],
    ['5.', 5],
    ['1e-3', 0.001],
    ['+7', 7],
    [3.25, 3.25],
    [true, 1],
    ['NaN', NaN],
    ['-inf', -Infinity],
  ])('%j is %d', (cell, expected) => expect(toNumber(cell)).toBe(expected))

  test.each([null, '', '  ', 'NA', 'n/a', 'null', 'None'])('%j is missing', (cell) => expect(toNumber(cell)).toBeNull())

  test.each(['0x1F', '1,5', '1 000', '12 %', 'abc', '1e', '--1', '1_000'])('%j is no number', (cell) =>
    expect(toNumber(cell)).toBeUndefined(),
  )

  test('every number comes back from its text', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), (value) => {
        expect(toNumber(String(value))).toBe(value + 0)
      }),
    )
  })
})

describe('the type of a column', () => {
  test.each([
    [['1', '2.5', null, 'NA', ''], 'numeric'],
    [[1, 2, null], 'numeric'],
    [['1', 'x'], 'categorical'],
    [['007', '123'], 'categorical'],
    [['0', '0.5', '-0'], 'numeric'],
    [['9007199254740993'], 'categorical'],
    [[true, false], 'categorical'],
    [['True', 'False'], 'categorical'],
    [['1', 'NaN', 'inf'], 'numeric'],
    [[], 'numeric'],
  ] as const)('of %j is %s', (cells, expected) => expect(inferColumnType(cells)).toBe(expected))
})

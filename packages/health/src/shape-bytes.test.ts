import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shapeBytes } from './shape-bytes.ts'

test('texts are reckoned in UTF-8', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(shapeBytes(text)).toBe(new TextEncoder().encode(text).length)
    }),
  )
})

test('numbers are eight bytes, keys count, absent values do not', () => {
  expect(shapeBytes({ rows: 3, names: { ä: 1, b: 2 }, none: undefined, list: [1, null, true] })).toBe(
    4 + 8 + 5 + (2 + 8) + (1 + 8) + 4 + (4 + 24),
  )
  expect(shapeBytes(new Float64Array(3))).toBe(24)
})

import { expect, test } from 'vitest'
import { sortSample } from './sort-sample.ts'

test.each([
  ['numbers are sorted by size, not as text', [10, 9, -1, 100], [-1, 9, 10, 100], 0],
  ['missing and infinite values are counted and left out', [2, NaN, Infinity, 1, -Infinity], [1, 2], 3],
  ['an empty sample stays empty', [], [], 0],
  ['a sample of missing values becomes empty', [NaN, NaN], [], 2],
])('%s', (_, values, sorted, missing) => {
  expect(sortSample(values)).toEqual({ sorted: Float64Array.from(sorted), missing })
})

test('the input is left untouched', () => {
  const values = Float64Array.of(3, 1, 2)
  sortSample(values)
  expect(values).toEqual(Float64Array.of(3, 1, 2))
})

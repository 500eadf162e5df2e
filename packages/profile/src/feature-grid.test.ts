import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toFeatureGrid } from './feature-grid.ts'

const nothing = { type: undefined, zeroThreshold: 0, guard: undefined, bounds: undefined, categories: undefined }

test('what can be used is taken, the names most frequent first', () => {
  const guard = { lower: -1, upper: 1 }
  expect(toFeatureGrid({ type: 'numeric', zeroThreshold: 0.25, guard })).toEqual({
    ...nothing,
    type: 'numeric',
    zeroThreshold: 0.25,
    guard,
  })
  expect(toFeatureGrid({ type: 'score', bounds: [0, 0.5, 1] })).toEqual({ ...nothing, bounds: [0, 0.5, 1] })
  expect(toFeatureGrid({ categories: { a: 1, b: 5, c: 5 } }).categories).toEqual(['b', 'c', 'a'])
})

test('what does not look as expected is left out', () => {
  const broken = { type: 7, zeroThreshold: NaN, guard: { lower: 2, upper: 1 }, bounds: [1, 1], categories: [] }
  expect(toFeatureGrid(broken)).toEqual(nothing)
})

test('nothing that JSON can hold makes it throw', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (json) => {
      expect(toFeatureGrid(json)).toHaveProperty('zeroThreshold')
    }),
  )
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hashBucket } from '@driftline/profile'
import { bucketKey } from '../src/index.ts'
import { countCells } from './count-cells.ts'

const nothing = { spec: undefined, profile: undefined }

test('without a profile a numeric feature keeps its numbers, and says what the others were', () => {
  const counts = countCells([1, 2, 2, null, 'x', NaN], { ...nothing, type: 'numeric' })
  expect(counts.values?.count).toBe(3)
  expect(counts.problems).toEqual({ missing: 1, type: 1, non_finite: 1 })
})

test('without declared values categories are counted in buckets, all of them', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ minLength: 1 })), (names) => {
      const { buckets } = countCells(names, { ...nothing, type: 'categorical' }).categories!
      expect(Object.values(buckets).reduce((a, b) => a + b, 0)).toBe(names.length)
      for (const name of names) expect(buckets[bucketKey(hashBucket(name))]).toBeGreaterThan(0)
    }),
  )
})

test('declared values are counted by name, the others as the rest and as a problem', () => {
  const spec = { values: ['a', 'other'], critical: false, calendar: false }
  const counts = countCells(['a', 'a', 'other', 'z'], { ...nothing, type: 'categorical', spec })
  expect({ ...counts.categories!.names }).toEqual({ a: 2, other: 1 })
  expect(counts.categories!.other).toBe(1)
  expect(counts.problems).toEqual({ category: 1 })
})

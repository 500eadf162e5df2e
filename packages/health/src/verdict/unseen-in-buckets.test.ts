import { expect, test } from 'vitest'
import type { CategoryComparand } from '../reference/category-comparand.ts'
import { unseenInBuckets } from './unseen-in-buckets.ts'

test('one known bucket is told in the singular', () => {
  const comparand = { by: 'bucket', counts: { '30': 5 }, namesByBucket: new Map() } as unknown as CategoryComparand
  expect(unseenInBuckets(comparand)).toBe('compared in hash buckets: a new name in the one known of 64 cannot be seen')
})

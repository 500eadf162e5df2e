import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mergeCategoryCounts, topCategories } from './category-counts.ts'
import type { CategoryCounts } from './category-counts.ts'

const name = fc.oneof(fc.constantFrom('a', 'b', 'c', '__proto__', 'constructor', '1', ''), fc.string())
const count = fc.nat(1000)
const categoryCounts = fc
  .tuple(fc.uniqueArray(fc.tuple(name, count), { selector: ([category]) => category }), count, count)
  .map(([entries, other, missing]): CategoryCounts => ({ counts: Object.fromEntries(entries), other, missing }))

const total = ({ counts, other, missing }: CategoryCounts) =>
  Object.values(counts).reduce((sum, count) => sum + count, other + missing)

describe('category counts', () => {
  test('merge in any order to the same totals', () => {
    fc.assert(
      fc.property(categoryCounts, categoryCounts, categoryCounts, (a, b, c) => {
        expect(mergeCategoryCounts(a, b)).toEqual(mergeCategoryCounts(b, a))
        expect(mergeCategoryCounts(mergeCategoryCounts(a, b), c)).toEqual(
          mergeCategoryCounts(a, mergeCategoryCounts(b, c)),
        )
        expect(total(mergeCategoryCounts(a, b))).toBe(total(a) + total(b))
      }),
    )
  })

  test('keep their total when only the top k stay named', () => {
    fc.assert(
      fc.property(categoryCounts, fc.nat(8), (counts, k) => {
        const top = topCategories(counts, k)
        expect(total(top)).toBe(total(counts))
        expect(Object.keys(top.counts).length).toBe(Math.min(k, Object.keys(counts.counts).length))
        expect(top.missing).toBe(counts.missing)
      }),
    )
  })

  test('name no category smaller than one that went to other', () => {
    fc.assert(
      fc.property(categoryCounts, fc.integer({ min: 1, max: 8 }), (counts, k) => {
        const top = topCategories(counts, k)
        const dropped = Object.entries(counts.counts).filter(([category]) => !Object.hasOwn(top.counts, category))
        const least = Math.min(...Object.values(top.counts))
        for (const [, count] of dropped) expect(count).toBeLessThanOrEqual(least)
        expect(topCategories(top, k)).toEqual(top)
      }),
    )
  })

  test.each([
    ['ties in the order of names', { b: 2, a: 2, c: 2 }, 2, { a: 2, b: 2 }, 2],
    ['none for k = 0', { a: 1 }, 0, {}, 1],
    ['all when there are fewer', { a: 1 }, 5, { a: 1 }, 0],
  ])('keep %s', (_, counts, k, kept, other) => {
    expect(topCategories({ counts, other: 0, missing: 3 }, k)).toEqual({ counts: kept, other, missing: 3 })
  })

  test('count a category named like a property of every object', () => {
    const counts = Object.fromEntries([['__proto__', 2]])
    const merged = mergeCategoryCounts({ counts, other: 0, missing: 0 }, { counts, other: 1, missing: 0 })
    expect(Object.entries(merged.counts)).toEqual([['__proto__', 4]])
  })

  test('refuse a k that is no count', () => {
    expect(() => topCategories({ counts: {}, other: 0, missing: 0 }, -1)).toThrow(/k must be an integer of at least 0/)
  })
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { RowCounts } from './row-counts.ts'
import { mergeRowCounts, noRowCounts, UNEXPECTED_NAMES } from './row-counts.ts'

const NAMES = [...Array.from({ length: 40 }, (_, i) => `field_${i}`), 'other', '__proto__', 'constructor', '']
const count = fc.nat(1000)
const some: fc.Arbitrary<RowCounts> = fc
  .tuple(count, count, fc.array(fc.tuple(fc.constantFrom(...NAMES), count), { maxLength: 60, size: 'max' }))
  .map(([rows, duplicates, names]) =>
    names.map(([name, n]) => only(name, n)).reduce(mergeRowCounts, { ...noRowCounts, rows, duplicates }),
  )

function only(name: string, n: number): RowCounts {
  return { ...noRowCounts, unexpected: Object.assign(Object.create(null), { [name]: n }) as Record<string, number> }
}

function totalOf({ unexpected }: RowCounts): number {
  return Object.values(unexpected).reduce((sum, n) => sum + n, 0)
}

test('merging is associative, commutative and neutral to nothing', () => {
  fc.assert(
    fc.property(some, some, some, (a, b, c) => {
      expect(mergeRowCounts(mergeRowCounts(a, b), c)).toEqual(mergeRowCounts(a, mergeRowCounts(b, c)))
      expect(mergeRowCounts(a, b)).toEqual(mergeRowCounts(b, a))
      expect(mergeRowCounts(a, noRowCounts)).toEqual(a)
    }),
  )
})

test('merging keeps every count and at most twenty names beside the rest', () => {
  fc.assert(
    fc.property(fc.array(some, { maxLength: 6 }), (all) => {
      const merged = all.reduce(mergeRowCounts, noRowCounts)
      expect(totalOf(merged)).toBe(all.reduce((sum, own) => sum + totalOf(own), 0))
      expect(Object.keys(merged.unexpected).filter((name) => name !== 'other').length).toBeLessThanOrEqual(
        UNEXPECTED_NAMES,
      )
    }),
  )
})

test('a name beyond the first twenty is counted with the rest', () => {
  const all = Array.from({ length: 22 }, (_, i) => only(`name ${String(i).padStart(2, '0')}`, i + 1))
  const { unexpected } = all.reduce(mergeRowCounts, noRowCounts)
  expect(unexpected['name 19']).toBe(20)
  expect(unexpected['name 20']).toBeUndefined()
  expect(unexpected['other']).toBe(21 + 22)
})

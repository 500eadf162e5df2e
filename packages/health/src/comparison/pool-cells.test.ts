import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MINIMUM_EXPECTED_ROWS, poolSmallCells } from './pool-cells.ts'
import { splitAtEdges } from './split-bins.ts'

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0)
const counts = fc.array(fc.tuple(fc.nat(500), fc.nat(500)), { minLength: 1, maxLength: 12 })

test('pooling keeps every row', () => {
  fc.assert(
    fc.property(counts, counts, (ordered, unordered) => {
      const pooled = poolSmallCells(
        { reference: ordered.map(([a]) => a), current: ordered.map(([, b]) => b) },
        { reference: unordered.map(([a]) => a), current: unordered.map(([, b]) => b) },
      )
      expect(sum(pooled.reference)).toBe(sum([...ordered, ...unordered].map(([a]) => a)))
      expect(sum(pooled.current)).toBe(sum([...ordered, ...unordered].map(([, b]) => b)))
    }),
  )
})

test('after pooling at most one cell has fewer than five expected rows', () => {
  fc.assert(
    fc.property(counts, (cells) => {
      const reference = cells.map(([a]) => a)
      const current = cells.map(([, b]) => b)
      const pooled = poolSmallCells({ reference, current })
      const small = pooled.reference.filter((n) => (n / sum(reference)) * sum(current) < MINIMUM_EXPECTED_ROWS)
      expect(sum(reference) === 0 ? 0 : small.length).toBeLessThanOrEqual(1)
    }),
  )
})

test('ten deciles of 48 rows become five cells, not one blind rest', () => {
  const deciles = Array.from({ length: 10 }, () => 100)
  const current = Array.from({ length: 10 }, () => 4.8)
  expect(poolSmallCells({ reference: deciles, current }).reference).toEqual([200, 200, 200, 200, 200])
})

test('what lies beside a constant reference is one rest cell, never part of the constant', () => {
  const pooled = poolSmallCells({ reference: [0, 1000, 0], current: [20, 1, 27] })
  expect(pooled).toEqual({ reference: [1000, 0], current: [1, 47] })
})

test('small categories go to the rest, large ones stay', () => {
  const pooled = poolSmallCells(
    { reference: [], current: [] },
    { reference: [500, 1, 498, 1], current: [50, 0, 40, 10] },
  )
  expect(pooled).toEqual({ reference: [500, 498, 2], current: [50, 40, 10] })
})

test('edges beyond the buckets leave empty bins', () => {
  const aligned = { edges: [0, 1, 2], reference: [10, 40], current: [1, 2] }
  const bins = splitAtEdges(aligned, [-1, 1, 5, 6])
  expect(bins).toEqual({ reference: [0, 10, 40, 0, 0], current: [0, 1, 2, 0, 0] })
})

test('an edge inside a bucket splits both sides in one proportion', () => {
  const aligned = { edges: [0, 4], reference: [100], current: [40] }
  expect(splitAtEdges(aligned, [1])).toEqual({ reference: [25, 75], current: [10, 30] })
})

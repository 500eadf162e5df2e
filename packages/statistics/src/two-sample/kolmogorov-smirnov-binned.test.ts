import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sample } from '../internal/arbitrary-samples.testing.ts'
import { countAligned } from '../internal/count-aligned.testing.ts'
import { expectClose, readReferenceValues } from '../internal/reference-values.testing.ts'
import { kolmogorovSmirnov } from './kolmogorov-smirnov.ts'
import { kolmogorovSmirnovBinned } from './kolmogorov-smirnov-binned.ts'

interface Case {
  readonly reference: readonly number[]
  readonly current: readonly number[]
  readonly statistic: number
  readonly pValue: number
}
const { cases, tolerance } = readReferenceValues<Case>('kolmogorov-smirnov')
const innerEdges = fc.uniqueArray(fc.integer({ min: -20, max: 20 }), { maxLength: 12 })
const openEdges = innerEdges.map((edges) => [-Infinity, Infinity].concat(edges).toSorted((a, b) => a - b))

describe('the reference values', () => {
  test.each(cases)('agree for $name when every value ends a bin', ({ reference, current, statistic, pValue }) => {
    const edges = [-Infinity, ...new Set([...reference, ...current])].toSorted((a, b) => a - b)
    const result = kolmogorovSmirnovBinned(countAligned(reference, current, edges))
    expectClose(result.statistic, statistic, tolerance)
    expectClose(result.pValue, pValue, tolerance)
  })
})

describe('the laws', () => {
  test('it never exceeds the statistic of the raw rows', () => {
    fc.assert(
      fc.property(sample, sample, openEdges, (a, b, edges) => {
        const binned = kolmogorovSmirnovBinned(countAligned(a, b, edges))
        const exact = kolmogorovSmirnov(a, b)
        expect(binned.statistic).toBeLessThanOrEqual(exact.statistic)
        expect(binned.pValue).toBeGreaterThanOrEqual(exact.pValue)
      }),
    )
  })
  test('more edges never lower it', () => {
    fc.assert(
      fc.property(sample, sample, openEdges, (a, b, edges) => {
        const finer = [...new Set([...edges, -3.5, 3.5])].toSorted((x, y) => x - y)
        const coarse = kolmogorovSmirnovBinned(countAligned(a, b, edges))
        expect(kolmogorovSmirnovBinned(countAligned(a, b, finer)).statistic).toBeGreaterThanOrEqual(coarse.statistic)
      }),
    )
  })
  test('it does not care which side is the reference', () => {
    fc.assert(
      fc.property(sample, sample, openEdges, (a, b, edges) => {
        const forth = kolmogorovSmirnovBinned(countAligned(a, b, edges))
        expect(kolmogorovSmirnovBinned(countAligned(b, a, edges))).toEqual(forth)
      }),
    )
  })
})

describe('the edges', () => {
  test('an empty side gives NaN', () => {
    const empty = { edges: [0, 1, 2], reference: [0, 0], current: [1, 2] }
    expect(kolmogorovSmirnovBinned(empty)).toEqual({ statistic: NaN, pValue: NaN })
  })
  test('one bin has no distance', () => {
    expect(kolmogorovSmirnovBinned({ edges: [0, 1], reference: [4], current: [9] })).toEqual({
      statistic: 0,
      pValue: 1,
    })
  })
  test('counts of different lengths are refused', () => {
    expect(() => kolmogorovSmirnovBinned({ edges: [0, 1, 2], reference: [1, 2], current: [3] })).toThrow(RangeError)
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countPair } from '../internal/arbitrary-samples.testing.ts'
import { expectClose, readReferenceValues } from '../internal/reference-values.testing.ts'
import { populationStabilityIndex } from './population-stability-index.ts'

interface Case {
  readonly reference: readonly number[]
  readonly current: readonly number[]
  readonly half: number
  readonly one: number
  readonly floor: number
}
const { cases, tolerance } = readReferenceValues<Case>('population-stability-index')

describe('the reference values', () => {
  test.each(cases)('agree for $name', ({ reference, current, half, one, floor }) => {
    expectClose(populationStabilityIndex(reference, current), half, tolerance)
    expectClose(populationStabilityIndex(reference, current, { pseudoCount: 1 }), one, tolerance)
    expectClose(populationStabilityIndex(reference, current, { floor: 1e-4 }), floor, tolerance)
  })
})

describe('the laws', () => {
  test('it does not care which side is the reference', () => {
    fc.assert(
      fc.property(countPair, ([a, b]) => {
        expectClose(populationStabilityIndex(a, b), populationStabilityIndex(b, a), 1e-9)
      }),
    )
  })
  test('it is never negative and always finite', () => {
    fc.assert(
      fc.property(countPair, ([a, b]) => {
        const index = populationStabilityIndex(a, b)
        expect(index >= 0 && Number.isFinite(index)).toBe(true)
      }),
    )
  })
  test('it is 0 for equal counts', () => {
    fc.assert(
      fc.property(countPair, ([a]) => {
        expect(populationStabilityIndex(a, [...a])).toBe(0)
      }),
    )
  })
  test('with a floor it is 0 when one sample is the other, repeated', () => {
    fc.assert(
      fc.property(countPair, ([a]) => {
        const repeated = a.map((count) => count * 3)
        expect(populationStabilityIndex(a, repeated, { floor: 1e-4 })).toBe(0)
      }),
    )
  })
  test('a larger pseudo-count never raises it between samples of one size', () => {
    fc.assert(
      fc.property(countPair, ([a]) => {
        const moved = a.toReversed()
        const small = populationStabilityIndex(a, moved, { pseudoCount: 0.5 })
        expect(populationStabilityIndex(a, moved, { pseudoCount: 5 })).toBeLessThanOrEqual(small + 1e-12)
      }),
    )
  })
})

describe('the edges', () => {
  test.each([
    ['an empty reference', [0, 0], [1, 2]],
    ['an empty current window', [1, 2], [0, 0]],
    ['no bins', [], []],
  ])('are NaN for %s', (_, reference, current) => {
    expect(populationStabilityIndex(reference, current)).toBeNaN()
    expect(populationStabilityIndex(reference, current, { floor: 1e-4 })).toBeNaN()
  })
  test('an empty bin costs what half a count says, not infinity', () => {
    expect(populationStabilityIndex([50, 50], [100, 0])).toBeCloseTo(2.6, 1)
  })
  test.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('a pseudo-count of %d is refused', (pseudoCount) => {
    expect(() => populationStabilityIndex([1], [1], { pseudoCount })).toThrow(/pseudoCount is .*; it must be above 0/)
  })
  test.each([0, 1, Number.NaN])('a floor of %d is refused', (floor) => {
    expect(() => populationStabilityIndex([1], [1], { floor })).toThrow(/floor is .*; it must be above 0 and below 1/)
  })
  test('counts of different lengths are refused', () => {
    expect(() => populationStabilityIndex([1, 2], [1])).toThrow(RangeError)
  })
})

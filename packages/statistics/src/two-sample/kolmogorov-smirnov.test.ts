import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sample } from '../internal/arbitrary-samples.testing.ts'
import { expectClose, readReferenceValues } from '../internal/reference-values.testing.ts'
import { kolmogorovSmirnov, kolmogorovSmirnovSorted } from './kolmogorov-smirnov.ts'

interface Case {
  readonly reference: readonly number[]
  readonly current: readonly number[]
  readonly statistic: number
  readonly pValue: number
}
const { cases, tolerance } = readReferenceValues<Case>('kolmogorov-smirnov')
const NO_MISSING = { reference: 0, current: 0 }

describe('the reference values', () => {
  test.each(cases)('agree for $name', ({ reference, current, statistic, pValue }) => {
    const result = kolmogorovSmirnov(reference, current)
    expectClose(result.statistic, statistic, tolerance)
    expectClose(result.pValue, pValue, tolerance)
    expect(result.missing).toEqual(NO_MISSING)
  })
})

describe('the laws', () => {
  test('it does not care which side is the reference', () => {
    fc.assert(
      fc.property(sample, sample, (a, b) => {
        expect(kolmogorovSmirnov(a, b)).toEqual(kolmogorovSmirnov(b, a))
      }),
    )
  })
  test('it does not care about the order of the rows', () => {
    fc.assert(
      fc.property(sample, sample, (a, b) => {
        expect(kolmogorovSmirnov(a.toReversed(), b)).toEqual(kolmogorovSmirnov(a, b))
      }),
    )
  })
  test('it does not care about the unit', () => {
    const doubled = (values: readonly number[]) => values.map((value) => value * 2)
    fc.assert(
      fc.property(sample, sample, (a, b) => {
        expect(kolmogorovSmirnov(doubled(a), doubled(b))).toEqual(kolmogorovSmirnov(a, b))
      }),
    )
  })
  test('it is the largest distance of the distribution functions, read at every value', () => {
    const shareUpTo = (values: readonly number[], x: number) =>
      values.filter((value) => value <= x).length / values.length
    fc.assert(
      fc.property(sample, sample, (a, b) => {
        const distances = [...a, ...b].map((x) => Math.abs(shareUpTo(a, x) - shareUpTo(b, x)))
        expect(kolmogorovSmirnov(a, b).statistic).toBeCloseTo(Math.max(...distances), 12)
      }),
    )
  })
})

describe('the edges', () => {
  test('an empty sample gives NaN', () => {
    expect(kolmogorovSmirnov([], [1])).toEqual({ statistic: NaN, pValue: NaN, missing: NO_MISSING })
    expect(kolmogorovSmirnov([1], [Number.NaN])).toMatchObject({
      statistic: NaN,
      missing: { reference: 0, current: 1 },
    })
  })
  test('missing and infinite values are counted and left out', () => {
    const withHoles = [Number.NaN, 1, Infinity, 2, -Infinity]
    expect(kolmogorovSmirnov(withHoles, [1, 2])).toEqual({
      statistic: 0,
      pValue: 1,
      missing: { reference: 3, current: 0 },
    })
  })
  test('negative zero is zero', () => {
    expect(kolmogorovSmirnov([-0, 0], [0]).statistic).toBe(0)
  })
  test('the input is left untouched', () => {
    const values = [3, 1, 2]
    kolmogorovSmirnov(values, values)
    expect(values).toEqual([3, 1, 2])
  })
  test('equal distances are equal numbers, whatever the sizes', () => {
    expect(kolmogorovSmirnovSorted([1, 2, 3], [2, 3, 4]).statistic).toBe(1 / 3)
    expect(kolmogorovSmirnovSorted([1, 1, 2, 2, 3, 3], [2, 3, 4]).statistic).toBe(1 / 3)
  })
})

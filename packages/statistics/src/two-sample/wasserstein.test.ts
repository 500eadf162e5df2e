import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sample } from '../internal/arbitrary-samples.testing.ts'
import { expectClose, readReferenceValues } from '../internal/reference-values.testing.ts'
import { wassersteinDistance, wassersteinSorted } from './wasserstein.ts'

interface Case {
  readonly reference: readonly number[]
  readonly current: readonly number[]
  readonly distance: number
}
const { cases, tolerance } = readReferenceValues<Case>('wasserstein')
const NO_MISSING = { reference: 0, current: 0 }
const distanceOf = (a: readonly number[], b: readonly number[]) => wassersteinDistance(a, b).distance

describe('the reference values', () => {
  test.each(cases)('agree for $name', ({ reference, current, distance }) => {
    const result = wassersteinDistance(reference, current)
    expectClose(result.distance, distance, tolerance)
    expect(result.missing).toEqual(NO_MISSING)
  })
})

describe('the laws', () => {
  test('it does not care which side is the reference', () => {
    fc.assert(
      fc.property(sample, sample, (a, b) => {
        expect(distanceOf(a, b)).toBe(distanceOf(b, a))
      }),
    )
  })
  test('it does not care about the order of the rows', () => {
    fc.assert(
      fc.property(sample, sample, (a, b) => {
        expect(distanceOf(a.toReversed(), b)).toBe(distanceOf(a, b))
      }),
    )
  })
  test('a shift of every value is its own distance', () => {
    fc.assert(
      fc.property(sample, fc.integer({ min: -50, max: 50 }), (a, shift) => {
        const moved = a.map((value) => value + shift)
        expect(distanceOf(a, moved)).toBeCloseTo(Math.abs(shift), 9)
      }),
    )
  })
  test('it grows with the unit', () => {
    const doubled = (values: readonly number[]) => values.map((value) => value * 2)
    fc.assert(
      fc.property(sample, sample, (a, b) => {
        expectClose(distanceOf(doubled(a), doubled(b)), 2 * distanceOf(a, b), 1e-12)
      }),
    )
  })
  test('it keeps the triangle inequality', () => {
    fc.assert(
      fc.property(sample, sample, sample, (a, b, c) => {
        expect(distanceOf(a, b)).toBeLessThanOrEqual(distanceOf(a, c) + distanceOf(c, b) + 1e-9)
      }),
    )
  })
  test('between samples of one size it is the mean distance of the sorted values', () => {
    fc.assert(
      fc.property(sample, (a) => {
        const b = a.map((value, i) => value * 0.5 + i)
        const [x, y] = [a.toSorted((p, q) => p - q), b.toSorted((p, q) => p - q)]
        const mean = x.reduce((sum, value, i) => sum + Math.abs(value - y[i]!), 0) / x.length
        expect(distanceOf(a, b)).toBeCloseTo(mean, 9)
      }),
    )
  })
})

describe('the edges', () => {
  test('an empty sample gives NaN', () => {
    expect(wassersteinDistance([], [1])).toEqual({ distance: NaN, missing: NO_MISSING })
    expect(wassersteinSorted([1], [])).toBeNaN()
  })
  test('missing and infinite values are counted and left out', () => {
    expect(wassersteinDistance([1, Number.NaN, Infinity], [2])).toEqual({
      distance: 1,
      missing: { reference: 2, current: 0 },
    })
  })
  test('equal constants are at distance exactly 0', () => {
    expect(distanceOf([0.1, 0.1, 0.1], [0.1])).toBe(0)
  })
  test('a spread beyond the largest double is infinite', () => {
    expect(distanceOf([-Number.MAX_VALUE], [Number.MAX_VALUE])).toBe(Infinity)
  })
})

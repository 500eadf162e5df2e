import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countPair } from '../internal/arbitrary-samples.testing.ts'
import { expectClose, readReferenceValues } from '../internal/reference-values.testing.ts'
import { hellingerDistance } from './hellinger-distance.ts'

interface Case {
  readonly reference: readonly number[]
  readonly current: readonly number[]
  readonly distance: number
}
const { cases, tolerance } = readReferenceValues<Case>('hellinger-distance')

describe('the reference values', () => {
  test.each(cases)('agree for ', ({ reference, current, distance }) => {
    const found = hellingerDistance(reference, current)
    // The root of a difference of sums near 1: its square is exact to a few epsilons, as scipy's is.
    if (Math.abs(found ** 2 - distance ** 2) > 4 * Number.EPSILON) expectClose(found, distance, tolerance)
  })
})

describe('the laws', () => {
  test('it does not care which side is the reference', () => {
    fc.assert(
      fc.property(countPair, ([a, b]) => {
        expectClose(hellingerDistance(a, b), hellingerDistance(b, a), 1e-12)
      }),
    )
  })
  test('it stays within 0 and 1', () => {
    fc.assert(
      fc.property(countPair, ([a, b]) => {
        const distance = hellingerDistance(a, b)
        expect(distance >= 0 && distance <= 1).toBe(true)
      }),
    )
  })
  test('it is 0 when one sample is the other, repeated', () => {
    const repeated = (counts: readonly number[]) => counts.map((count) => count * 3)
    fc.assert(
      fc.property(countPair, ([a]) => {
        expect(hellingerDistance(a, repeated(a))).toBe(0)
      }),
    )
  })
  test('it does not care about the order of the bins', () => {
    fc.assert(
      fc.property(countPair, ([a, b]) => {
        expectClose(hellingerDistance(a.toReversed(), b.toReversed()), hellingerDistance(a, b), 1e-9)
      }),
    )
  })
  test('it keeps the triangle inequality', () => {
    fc.assert(
      fc.property(
        countPair,
        fc.array(fc.integer({ min: 0, max: 99 }), { minLength: 12, maxLength: 12 }),
        ([a, b], extra) => {
          const c = a.map((_, i) => extra[i]! + 1)
          expect(hellingerDistance(a, b)).toBeLessThanOrEqual(hellingerDistance(a, c) + hellingerDistance(c, b) + 1e-12)
        },
      ),
    )
  })
})

describe('the edges', () => {
  test.each([
    ['an empty reference', [0, 0], [1, 2]],
    ['an empty current window', [1, 2], [0, 0]],
    ['no bins', [], []],
  ])('are NaN for %s', (_, reference, current) => {
    expect(hellingerDistance(reference, current)).toBeNaN()
  })
  test('one bin has no distance', () => {
    expect(hellingerDistance([3], [5])).toBe(0)
  })
  test('counts of different lengths are refused', () => {
    expect(() => hellingerDistance([1, 2], [1, 2, 3])).toThrow(
      new RangeError(
        'hellingerDistance: reference has 2 counts and current has 3; both must be counted on the same bins.',
      ),
    )
  })
  test.each([-1, Number.NaN, Number.POSITIVE_INFINITY])('a count of %d is refused', (count) => {
    expect(() => hellingerDistance([1, 2], [1, count])).toThrow(
      /current\[1\] is .*; a count must be a finite number of rows/,
    )
  })
})

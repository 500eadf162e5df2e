import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bucketUpperBound } from './bucket-bound.ts'
import { bucketIndex } from './bucket-index.ts'
import { exactBucketIndex } from './exact-bucket-index.testing.ts'

const scale = fc.integer({ min: -10, max: 20 })
const positive = fc.double({ min: Number.MIN_VALUE, max: Number.MAX_VALUE, noNaN: true })
const SCALES = Array.from({ length: 31 }, (_, i) => i - 10)

/** The neighbouring double. */
function neighbour(value: number, step: 1n | -1n): number {
  const view = new DataView(new ArrayBuffer(8))
  view.setFloat64(0, value)
  view.setBigInt64(0, view.getBigInt64(0) + step)
  return view.getFloat64(0)
}

describe('the bucket index', () => {
  test('equals integer arithmetic for any value at any scale', () => {
    fc.assert(
      fc.property(positive, scale, (value, scale) => {
        expect(bucketIndex(value, scale)).toBe(exactBucketIndex(value, scale))
      }),
      { numRuns: 3000 },
    )
  })

  test('equals integer arithmetic at the doubles around bucket boundaries', () => {
    const boundary = fc.tuple(fc.double({ min: -1000, max: 1000, noNaN: true }), fc.integer({ min: 1, max: 20 }))
    fc.assert(
      fc.property(boundary, ([exponent, scale]) => {
        const bound = bucketUpperBound(Math.round(exponent * 2 ** scale), scale)
        for (const value of [neighbour(bound, -1n), bound, neighbour(bound, 1n)]) {
          expect(bucketIndex(value, scale), `${value} at scale ${scale}`).toBe(exactBucketIndex(value, scale))
        }
      }),
      { numRuns: 3000 },
    )
  })

  test.each(SCALES)('puts every power of two into the bucket it closes, scale %d', (scale) => {
    for (let exponent = -1074; exponent <= 1023; exponent += 1) {
      const expected = scale >= 0 ? exponent * 2 ** scale - 1 : Math.floor((exponent - 1) / 2 ** -scale)
      expect(bucketIndex(2 ** exponent, scale)).toBe(expected)
    }
  })

  test.each(SCALES)('places the smallest and the largest doubles, scale %d', (scale) => {
    const extremes = [
      Number.MIN_VALUE,
      2 * Number.MIN_VALUE,
      3 * Number.MIN_VALUE,
      2 ** -1022,
      neighbour(2 ** -1022, -1n),
    ]
    for (const value of [...extremes, Number.MAX_VALUE, neighbour(1, 1n), neighbour(1, -1n)]) {
      expect(bucketIndex(value, scale), `${value}`).toBe(exactBucketIndex(value, scale))
    }
  })

  test('lies between its bounds and never falls as the value grows', () => {
    fc.assert(
      fc.property(positive, positive, scale, (a, b, scale) => {
        const [small, large] = [Math.min(a, b), Math.max(a, b)]
        const index = bucketIndex(small, scale)
        expect(bucketUpperBound(index - 1, scale)).toBeLessThanOrEqual(small)
        expect(bucketUpperBound(index, scale)).toBeGreaterThanOrEqual(small)
        expect(bucketIndex(large, scale)).toBeGreaterThanOrEqual(index)
      }),
    )
  })

  test('halves with every coarser scale', () => {
    fc.assert(
      fc.property(positive, scale, (value, scale) => {
        expect(bucketIndex(value, scale - 1)).toBe(Math.floor(bucketIndex(value, scale) / 2))
      }),
    )
  })

  test.each([0, -1, Number.NaN, Infinity])('refuses %d', (value) => {
    expect(() => bucketIndex(value, 0)).toThrow(/needs a positive finite value; got/)
  })

  test.each([21, 1.5, Number.NaN])('refuses scale %d', (scale) => {
    expect(() => bucketIndex(1, scale)).toThrow(/must be an integer of at most 20; got/)
    expect(() => bucketUpperBound(1, scale)).toThrow(RangeError)
  })
})

describe('the upper bound of a bucket', () => {
  test.each([
    [0, 0, 2],
    [-1, 0, 1],
    [1, 1, 2],
    [0, 1, Math.SQRT2],
    [-1, -10, 1],
    [0, -10, Infinity],
    [-1075, 0, Number.MIN_VALUE],
    [-1076, 0, 0],
    [1023, 0, Infinity],
    [2 ** 20 - 1, 20, 2],
  ])('of bucket %d at scale %d is %d', (index, scale, expected) =>
    expect(bucketUpperBound(index, scale)).toBe(expected),
  )

  test('is the same number at every finer scale', () => {
    fc.assert(
      fc.property(fc.integer({ min: -60_000, max: 60_000 }), fc.integer({ min: 0, max: 12 }), (index, scale) => {
        expect(bucketUpperBound(2 * index + 1, scale + 1)).toBe(bucketUpperBound(index, scale))
      }),
    )
  })
})

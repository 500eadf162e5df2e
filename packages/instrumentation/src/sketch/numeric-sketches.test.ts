import { createExponentialHistogram, downscaleExponentialHistogram } from '@driftline/statistics'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { NumericSketches } from './numeric-sketches.ts'

const value = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.double({ min: -1000, max: 1000, noNaN: true }),
  fc.integer({ min: -20, max: 20 }),
  fc.constantFrom(0, -0, 1, 2, 4, 0.5, Number.MIN_VALUE, Number.MAX_VALUE, -Number.MAX_VALUE),
)
/** Rows of a value and the segments besides `all` that it belongs to. */
const rows = fc.array(fc.tuple(value, fc.uniqueArray(fc.integer({ min: 1, max: 6 }), { maxLength: 4 })), {
  maxLength: 400,
})
const zeroThreshold = fc.constantFrom(0, 2 ** -10, 1)

function sketchesOf(given: readonly (readonly [number, readonly number[]])[], threshold: number): NumericSketches {
  const sketches = new NumericSketches(threshold)
  for (const [number, segments] of given) sketches.record(number, [0, ...segments], segments.length + 1)
  return sketches
}

describe('sketches that share a scale', () => {
  test('equal the histogram of all rows, and in each segment that of its rows at the shared scale', () => {
    fc.assert(
      fc.property(rows, zeroThreshold, (given, threshold) => {
        const sketches = sketchesOf(given, threshold)
        const scale = sketches.toData(0)?.scale
        for (let segment = 0; segment <= 6; segment += 1) {
          const numbers = given.filter(([, s]) => segment === 0 || s.includes(segment)).map(([number]) => number)
          const histogram = createExponentialHistogram({ zeroThreshold: threshold })
          for (const number of numbers) histogram.record(number)
          const data = sketches.toData(segment)
          if (numbers.length === 0) expect(data).toBeUndefined()
          else if (segment === 0) expect(data).toEqual(histogram.toData())
          else {
            const { sum: _, min: __, max: ___, ...expected } = histogram.toData()
            expect(data).toEqual(downscaleExponentialHistogram(expected, scale ?? 20))
          }
        }
      }),
    )
  })

  test('do not depend on the order of the rows', () => {
    fc.assert(
      fc.property(rows, (drawn) => {
        const given = drawn.map(([number, segments]) => [number + 0, segments] as const)
        const { sum: _, ...forwards } = sketchesOf(given, 0).toData(0) ?? {}
        const { sum: __, ...backwards } = sketchesOf([...given].reverse(), 0).toData(0) ?? {}
        expect(backwards).toEqual(forwards)
      }),
    )
  })

  test('count every row exactly once, and the segments of a dimension add up to all', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(value, fc.integer({ min: 1, max: 3 })), { minLength: 1 }), (given) => {
        const sketches = sketchesOf(
          given.map(([number, segment]) => [number, [segment]] as const),
          0,
        )
        const counts = [1, 2, 3].map((segment) => sketches.toData(segment)?.count ?? 0)
        expect(sketches.toData(0)?.count).toBe(given.length)
        expect(counts.reduce((a, b) => a + b)).toBe(given.length)
      }),
    )
  })

  test('hold at most 320 buckets per sign whatever comes', () => {
    fc.assert(
      fc.property(rows, (given) => {
        const data = sketchesOf(given, 0).toData(0)
        expect(data?.positive.counts.length ?? 0).toBeLessThanOrEqual(320)
        expect(data?.negative.counts.length ?? 0).toBeLessThanOrEqual(320)
      }),
    )
  })

  test('leave the sum out once it is no longer finite', () => {
    const sketches = sketchesOf(
      [Number.MAX_VALUE, Number.MAX_VALUE].map((n) => [n, []] as const),
      0,
    )
    expect(sketches.toData(0)).not.toHaveProperty('sum')
    expect(sketches.toData(0)).toMatchObject({ count: 2, max: Number.MAX_VALUE })
  })
})

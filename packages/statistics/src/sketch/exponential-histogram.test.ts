import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { finiteValue, histogramOf, sampleValues, withoutSum } from './arbitrary-histograms.testing.ts'
import { bucketIndex } from './bucket-index.ts'
import { downscaleExponentialHistogram } from './downscale-exponential-histogram.ts'
import { createExponentialHistogram } from './exponential-histogram.ts'
import { emptyExponentialHistogram } from './exponential-histogram-data.ts'
import type { ExponentialBuckets } from './exponential-histogram-data.ts'
import { mergeExponentialHistograms } from './merge-exponential-histograms.ts'
import { raiseZeroThreshold } from './raise-zero-threshold.ts'
import { subtractExponentialHistogram } from './subtract-exponential-histogram.ts'

const maxSize = fc.constantFrom(2, 3, 20, 160, 320)
const zeroThreshold = fc.constantFrom(0, 2 ** -6, 1, 0.3)
const total = ({ counts }: ExponentialBuckets) => counts.reduce((sum, count) => sum + count, 0)

describe('an exponential histogram', () => {
  test('counts each finite value once, within its size', () => {
    fc.assert(
      fc.property(sampleValues, maxSize, zeroThreshold, (values, maxSize, zeroThreshold) => {
        const data = histogramOf(values, { maxSize, zeroThreshold })
        expect(data.count).toBe(values.length)
        expect(data.zeroCount + total(data.positive) + total(data.negative)).toBe(values.length)
        expect(data.zeroCount).toBe(values.filter((value) => Math.abs(value) <= zeroThreshold).length)
        expect(Math.max(data.positive.counts.length, data.negative.counts.length)).toBeLessThanOrEqual(maxSize)
      }),
    )
  })

  test('puts every value into the bucket of its index', () => {
    fc.assert(
      fc.property(sampleValues, maxSize, (values, maxSize) => {
        const data = histogramOf(values, { maxSize })
        const expected = new Map<number, number>()
        for (const value of values.filter((value) => value < 0)) {
          const index = bucketIndex(-value, data.scale)
          expected.set(index, (expected.get(index) ?? 0) + 1)
        }
        const { offset, counts } = data.negative
        counts.forEach((count, i) => expect(count).toBe(expected.get(offset + i) ?? 0))
        expect(total(data.negative)).toBe(values.filter((value) => value < 0).length)
      }),
    )
  })

  test('uses the finest scale that fits', () => {
    fc.assert(
      fc.property(sampleValues, maxSize, (values, maxSize) => {
        const { scale } = histogramOf(values, { maxSize })
        const span = (sign: 1 | -1, scale: number) => {
          const indices = values.filter((value) => value * sign > 0).map((value) => bucketIndex(Math.abs(value), scale))
          return indices.length === 0 ? 0 : Math.max(...indices) - Math.min(...indices) + 1
        }
        if (scale < 20) expect(Math.max(span(1, scale + 1), span(-1, scale + 1))).toBeGreaterThan(maxSize)
      }),
    )
  })

  test('does not depend on the order of the values', () => {
    const shuffled = sampleValues.chain((values) =>
      fc.tuple(fc.constant(values), fc.shuffledSubarray(values, { minLength: values.length })),
    )
    fc.assert(
      fc.property(shuffled, maxSize, ([values, other], maxSize) => {
        expect(withoutSum(histogramOf(other, { maxSize }))).toEqual(withoutSum(histogramOf(values, { maxSize })))
      }),
    )
  })

  test('does not tell which of the two zeros came first', () => {
    expect(histogramOf([0, -0])).toEqual(histogramOf([-0, 0]))
  })

  test('mirrors when every value changes its sign', () => {
    fc.assert(
      fc.property(sampleValues, maxSize, (values, maxSize) => {
        const data = histogramOf(values, { maxSize })
        const mirrored = histogramOf(
          values.map((value) => -value),
          { maxSize },
        )
        expect(mirrored.scale).toBe(data.scale)
        expect(mirrored.positive).toEqual(data.negative)
        expect(mirrored.negative).toEqual(data.positive)
      }),
    )
  })

  test('moves its buckets by whole doublings when the values double', () => {
    const values = fc.array(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 40 })
    fc.assert(
      fc.property(values, maxSize, (values, maxSize) => {
        const data = histogramOf(values, { maxSize })
        const doubled = histogramOf(
          values.map((value) => value * 2),
          { maxSize, maxScale: data.scale },
        )
        if (data.scale < 0 || doubled.scale !== data.scale) return
        expect(doubled.positive.counts).toEqual(data.positive.counts)
        expect(doubled.positive.offset).toBe(data.positive.offset + 2 ** Math.max(0, data.scale))
      }),
      { numRuns: 50 },
    )
  })

  test('counts a weighted value like its repetitions', () => {
    fc.assert(
      fc.property(finiteValue, fc.integer({ min: 1, max: 20 }), (value, times) => {
        const weighted = createExponentialHistogram()
        weighted.record(value, times)
        expect(withoutSum(weighted.toData())).toEqual(
          withoutSum(histogramOf(Array.from({ length: times }, () => value))),
        )
      }),
    )
  })

  test.each([
    [Number.NaN, 1],
    [Infinity, 1],
    [-Infinity, 1],
    [1, 0],
    [1, -1],
    [1, Number.NaN],
    [1, Infinity],
  ])('refuses value %d with count %d and stays as it was', (value, count) => {
    const histogram = createExponentialHistogram()
    histogram.record(3)
    const before = histogram.toData()
    expect(histogram.record(value, count)).toBe(false)
    expect(histogram.toData()).toEqual(before)
  })

  test('leaves out a sum that no double can hold', () => {
    const data = histogramOf([Number.MAX_VALUE, Number.MAX_VALUE, -Number.MAX_VALUE])
    expect(data.sum).toBeUndefined()
    expect([data.min, data.max, data.count]).toEqual([-Number.MAX_VALUE, Number.MAX_VALUE, 3])
  })

  test('holds the smallest and the largest double in two buckets', () => {
    const data = histogramOf([Number.MIN_VALUE, Number.MAX_VALUE], { maxSize: 2 })
    expect(data).toMatchObject({ scale: -11, positive: { offset: -1, counts: [1, 1] } })
  })

  test('has neither minimum nor maximum while empty', () => {
    expect(createExponentialHistogram().toData()).toEqual(emptyExponentialHistogram())
  })

  test('refuses options out of bounds', () => {
    expect(() => createExponentialHistogram({ maxSize: 1 })).toThrow(/maxSize must be an integer of at least 2/)
    expect(() => createExponentialHistogram({ zeroThreshold: -1 })).toThrow(
      /zeroThreshold must be finite and at least 0; got -1/,
    )
    expect(() => createExponentialHistogram({ maxScale: 21 })).toThrow(RangeError)
  })
})

describe('merging', () => {
  test('twenty partial histograms gives the histogram of all the data', () => {
    fc.assert(
      fc.property(
        fc.array(sampleValues, { minLength: 20, maxLength: 20 }),
        maxSize,
        zeroThreshold,
        (parts, maxSize, zeroThreshold) => {
          const options = { maxSize, zeroThreshold }
          const merged = parts
            .map((part) => histogramOf(part, options))
            .reduce((a, b) => mergeExponentialHistograms(a, b, maxSize), emptyExponentialHistogram(zeroThreshold))
          const live = createExponentialHistogram(options)
          for (const part of parts) live.merge(histogramOf(part, options))
          const expected = withoutSum(histogramOf(parts.flat(), options))
          expect(withoutSum(merged)).toEqual(expected)
          expect(withoutSum(live.toData())).toEqual(expected)
        },
      ),
      { numRuns: 60 },
    )
  })

  test('is the same from either side, with different zero thresholds too', () => {
    fc.assert(
      fc.property(
        fc.tuple(sampleValues, sampleValues, zeroThreshold, zeroThreshold, maxSize),
        ([a, b, s, t, maxSize]) => {
          const left = histogramOf(a, { zeroThreshold: s })
          const right = histogramOf(b, { zeroThreshold: t })
          const merged = mergeExponentialHistograms(left, right, maxSize)
          expect(mergeExponentialHistograms(right, left, maxSize)).toEqual(merged)
          expect(merged.zeroCount + total(merged.positive) + total(merged.negative)).toBe(a.length + b.length)
        },
      ),
    )
  })

  test('with an empty histogram changes nothing, whatever scale its writer sent', () => {
    fc.assert(
      fc.property(sampleValues, fc.integer({ min: -10, max: 20 }), (values, scale) => {
        const data = histogramOf(values)
        if (data.count === data.zeroCount) return
        expect(mergeExponentialHistograms(data, { ...emptyExponentialHistogram(), scale })).toEqual(data)
        expect(mergeExponentialHistograms({ ...emptyExponentialHistogram(), scale }, data)).toEqual(data)
      }),
    )
  })

  test('goes on with recording', () => {
    fc.assert(
      fc.property(sampleValues, sampleValues, maxSize, (a, b, maxSize) => {
        const live = createExponentialHistogram({ maxSize })
        live.merge(histogramOf(a))
        for (const value of b) live.record(value)
        expect(withoutSum(live.toData())).toEqual(withoutSum(histogramOf([...a, ...b], { maxSize })))
      }),
    )
  })

  test('knows sum, minimum and maximum only when both sides do', () => {
    const { sum: _, min: __, ...bare } = histogramOf([1, 2])
    const merged = mergeExponentialHistograms(bare, histogramOf([5]))
    expect([merged.sum, merged.min, merged.max]).toEqual([undefined, undefined, 5])
    const live = createExponentialHistogram()
    live.merge(bare)
    live.record(7)
    expect(live.toData()).toMatchObject({ max: 7, count: 3 })
    expect(live.toData()).not.toHaveProperty('sum')
    expect(live.toData()).not.toHaveProperty('min')
  })

  test('takes data finer than it records itself', () => {
    const live = createExponentialHistogram({ maxScale: 3 })
    live.merge(histogramOf([1, 3, 5]))
    expect(withoutSum(live.toData())).toEqual(withoutSum(histogramOf([1, 3, 5], { maxScale: 3 })))
  })
})

describe('subtracting an earlier point', () => {
  const grown = fc.tuple(sampleValues, sampleValues, maxSize, zeroThreshold)

  test('leaves what was recorded in between, across a downscale too', () => {
    fc.assert(
      fc.property(grown, ([first, second, maxSize, zeroThreshold]) => {
        const options = { maxSize, zeroThreshold }
        const later = histogramOf([...first, ...second], options)
        const difference = subtractExponentialHistogram(later, histogramOf(first, options))
        const expected = downscaleExponentialHistogram(histogramOf(second, options), later.scale)
        expect(difference).toMatchObject({
          zeroCount: expected.zeroCount,
          count: expected.count,
          positive: expected.positive,
          negative: expected.negative,
        })
      }),
    )
  })

  test('follows a zero threshold that was raised in between', () => {
    fc.assert(
      fc.property(grown, ([first, second]) => {
        const earlier = histogramOf(first, { zeroThreshold: 2 ** -6 })
        const later = raiseZeroThreshold(histogramOf([...first, ...second], { zeroThreshold: 2 ** -6 }), 1)
        const difference = subtractExponentialHistogram(later, earlier)
        if (later.zeroThreshold === 1) expect(difference?.count).toBe(second.length)
      }),
    )
  })

  test('from itself leaves nothing', () => {
    fc.assert(
      fc.property(sampleValues, (values) => {
        const data = histogramOf(values)
        const difference = subtractExponentialHistogram(data, data)
        expect(difference?.count).toBe(0)
        expect(difference?.positive.counts ?? []).toEqual([])
      }),
    )
  })

  test.each([
    ['a count fell', [1, 2, 3], [1, 2]],
    ['a bucket fell', [1, 1], [1, 2, 2, 2]],
    ['the scale became finer', [1, 1e300], [1, 1, 1]],
    ['the zero count fell', [0, 0], [0, 1, 2]],
  ])('is refused when %s', (_, earlier, later) => {
    expect(subtractExponentialHistogram(histogramOf(later), histogramOf(earlier))).toBeUndefined()
  })

  test('is refused when the zero threshold became smaller', () => {
    const earlier = histogramOf([1], { zeroThreshold: 0.5 })
    expect(subtractExponentialHistogram(histogramOf([1, 2]), earlier)).toBeUndefined()
  })

  test('does not mistake the scale of an all-zero point for a restart', () => {
    const earlier = { ...histogramOf([0, 0]), scale: 0 }
    expect(subtractExponentialHistogram(histogramOf([0, 0, 5, 5.1]), earlier)).toMatchObject({ count: 2, zeroCount: 0 })
  })
})

describe('raising the zero threshold', () => {
  test('equals recording with it, for powers of two', () => {
    fc.assert(
      fc.property(sampleValues, fc.integer({ min: -20, max: 20 }), (values, exponent) => {
        const fine = histogramOf(values, { maxSize: 320 })
        const raised = raiseZeroThreshold(fine, 2 ** exponent)
        const expected = downscaleExponentialHistogram(
          histogramOf(values, { zeroThreshold: 2 ** exponent }),
          fine.scale,
        )
        if (fine.scale < 0) return
        expect(raised.zeroCount).toBe(expected.zeroCount)
        expect(total(raised.positive)).toBe(total(expected.positive))
      }),
    )
  })

  test('moves up to the end of an occupied bucket it would split', () => {
    const data = histogramOf([1.5, 100], { maxScale: 0 })
    expect(raiseZeroThreshold(data, 1.2)).toMatchObject({ zeroThreshold: 2, zeroCount: 1 })
    expect(raiseZeroThreshold(data, 3)).toMatchObject({ zeroThreshold: 3, zeroCount: 1 })
    expect(raiseZeroThreshold(data, 1)).toMatchObject({ zeroThreshold: 1, zeroCount: 0 })
  })

  test('never lowers it and refuses what is none', () => {
    const data = histogramOf([1], { zeroThreshold: 0.5 })
    expect(raiseZeroThreshold(data, 0.25)).toBe(data)
    expect(() => raiseZeroThreshold(data, -1)).toThrow(/zero threshold must be finite and at least 0; got -1/)
    expect(() => raiseZeroThreshold(data, Infinity)).toThrow(RangeError)
  })
})

describe('downscaling', () => {
  test('equals recording at the coarser scale', () => {
    fc.assert(
      fc.property(sampleValues, fc.integer({ min: -11, max: 20 }), (values, scale) => {
        const coarse = histogramOf(values, { maxScale: scale })
        expect(downscaleExponentialHistogram(histogramOf(values), coarse.scale)).toEqual(
          coarse.scale === histogramOf(values).scale ? histogramOf(values) : { ...coarse },
        )
      }),
    )
  })

  test('to a finer scale leaves the histogram as it is', () => {
    const data = histogramOf([1, 100])
    expect(downscaleExponentialHistogram(data, 20)).toBe(data)
    expect(() => downscaleExponentialHistogram(data, 0.5)).toThrow(RangeError)
  })
})

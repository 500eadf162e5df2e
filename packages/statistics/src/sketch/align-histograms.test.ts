import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { alignExplicitHistograms } from './align-explicit-histograms.ts'
import { alignExponentialHistograms } from './align-exponential-histograms.ts'
import type { AlignedHistograms } from './aligned-histograms.ts'
import { finiteValue, histogramOf, sampleValues } from './arbitrary-histograms.testing.ts'
import { createExplicitHistogram } from './explicit-histogram.ts'
import { emptyExponentialHistogram } from './exponential-histogram-data.ts'

const FINE = { maxSize: 4096 }
const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0)
const pairs = fc.tuple(sampleValues, sampleValues, fc.constantFrom(0, 2 ** -6, 0.3, 4), fc.constantFrom(2, 20, 320))

function isIncreasing(edges: readonly number[]): boolean {
  return edges.every((edge, i) => i === 0 || edge > edges[i - 1]!)
}

/** Share of a raw sample at or below each edge. */
function countBelow(values: readonly number[], edges: readonly number[]): number[] {
  return edges.map((edge) => values.filter((value) => value <= edge).length)
}

function cumulated(aligned: AlignedHistograms, side: 'reference' | 'current'): number[] {
  let below = 0
  return [0, ...aligned[side].map((count) => (below += count))]
}

describe('aligned exponential histograms', () => {
  test('have finite increasing edges and keep every observation', () => {
    fc.assert(
      fc.property(pairs, ([a, b, zeroThreshold, maxSize]) => {
        const aligned = alignExponentialHistograms(histogramOf(a, FINE), histogramOf(b, { maxSize, zeroThreshold }))
        expect(isIncreasing(aligned.edges)).toBe(true)
        expect(aligned.edges.every(Number.isFinite)).toBe(true)
        expect(sum(aligned.reference)).toBe(a.length)
        expect(sum(aligned.current)).toBe(b.length)
        expect(aligned.edges).toHaveLength(aligned.reference.length + 1)
        expect(aligned.current).toHaveLength(aligned.reference.length)
      }),
    )
  })

  test('hold the reference mean of every bin inside the bin', () => {
    fc.assert(
      fc.property(pairs, ([a, b, zeroThreshold, maxSize]) => {
        const { edges, referenceMeans } = alignExponentialHistograms(
          histogramOf(a, FINE),
          histogramOf(b, { maxSize, zeroThreshold }),
        )
        referenceMeans!.forEach((mean, i) => {
          expect(mean).toBeGreaterThanOrEqual(edges[i]!)
          expect(mean).toBeLessThanOrEqual(edges[i + 1]!)
        })
      }),
    )
  })

  test('agree with the raw values at every edge', () => {
    const isBoundary = (value: number) => Number.isInteger(Math.log2(Math.abs(value)))
    const values = fc.array(
      finiteValue.filter((value) => value === 0 || (Math.abs(value) > 1e-300 && !isBoundary(value))),
      { maxLength: 40 },
    )
    fc.assert(
      fc.property(values, values, (a, b) => {
        const aligned = alignExponentialHistograms(histogramOf(a, FINE), histogramOf(b))
        expect(cumulated(aligned, 'reference')).toEqual(countBelow(a, aligned.edges))
        expect(cumulated(aligned, 'current')).toEqual(countBelow(b, aligned.edges))
      }),
    )
  })

  test('swap when the sides swap', () => {
    fc.assert(
      fc.property(pairs, ([a, b, zeroThreshold, maxSize]) => {
        const [left, right] = [histogramOf(a, FINE), histogramOf(b, { maxSize, zeroThreshold })]
        const { edges, reference, current } = alignExponentialHistograms(left, right)
        expect(alignExponentialHistograms(right, left)).toMatchObject({ edges, reference: current, current: reference })
      }),
    )
  })

  test('have no more than about twice as many bins as occupied buckets', () => {
    fc.assert(
      fc.property(sampleValues, sampleValues, (a, b) => {
        const { reference } = alignExponentialHistograms(histogramOf(a, FINE), histogramOf(b))
        expect(reference.length).toBeLessThanOrEqual(2 * (a.length + b.length) + 1)
      }),
    )
  })

  test('of one histogram with itself are equal', () => {
    fc.assert(
      fc.property(sampleValues, (values) => {
        const aligned = alignExponentialHistograms(histogramOf(values), histogramOf(values))
        expect(aligned.reference).toEqual(aligned.current)
      }),
    )
  })

  test('show negative, zero and positive buckets in order', () => {
    const aligned = alignExponentialHistograms(
      histogramOf([-3, 0, 3, 3], { maxScale: 0 }),
      histogramOf([-3, -1.5, 0, 0], { maxScale: 0 }),
    )
    expect(aligned).toEqual({
      edges: [-4, -2, -1, -Number.MIN_VALUE, 0, 2, 4],
      reference: [1, 0, 0, 1, 0, 2],
      current: [1, 1, 0, 2, 0, 0],
      referenceMeans: [-3, -1.5, expect.closeTo(-0.5), expect.closeTo(0), 1, 3],
    })
  })

  test('open the zero bin to the larger threshold', () => {
    const aligned = alignExponentialHistograms(
      histogramOf([0.3, 0.1, -0.1, 3], { maxScale: 3 }),
      histogramOf([0.4, 3], { zeroThreshold: 0.5, maxScale: 0 }),
    )
    expect(aligned).toMatchObject({ edges: [-0.5, 0.5, 2, 4], reference: [3, 0, 1], current: [1, 0, 1] })
  })

  test('take the mean of a coarse bin from the finer buckets of the reference', () => {
    const { referenceMeans } = alignExponentialHistograms(
      histogramOf([1.1, 1.1, 1.1, 1.9], FINE),
      histogramOf([1.5], { maxScale: 0 }),
    )
    expect(referenceMeans![0]).toBeCloseTo((3 * 1.1 + 1.9) / 4, 2)
  })

  test('bring a finer current histogram to the scale of the reference', () => {
    const aligned = alignExponentialHistograms(histogramOf([1.1, 7], { maxScale: 0 }), histogramOf([1.2, 1.9]))
    expect(aligned).toMatchObject({ edges: [1, 2, 4, 8], reference: [1, 0, 1], current: [2, 0, 0] })
  })

  test('are not coarsened by an empty side of any scale', () => {
    const empty = { ...emptyExponentialHistogram(), scale: 0 }
    const data = histogramOf([1.1, 1.2])
    expect(alignExponentialHistograms(data, empty).reference).toEqual([1, 0, 1])
    expect(alignExponentialHistograms(empty, data)).toMatchObject({ reference: [0, 0, 0], current: [1, 0, 1] })
  })

  test('of two empty sides are one empty bin at 0', () => {
    const empty = emptyExponentialHistogram()
    expect(alignExponentialHistograms(empty, empty)).toMatchObject({
      reference: [0],
      current: [0],
      edges: [-Number.MIN_VALUE, 0],
    })
  })

  test('stay compact for far-apart samples at the finest scale', () => {
    const aligned = alignExponentialHistograms(histogramOf([1e-300]), histogramOf([1e300]))
    expect(aligned.reference).toEqual([1, 0, 0])
  })
})

describe('aligned explicit histograms', () => {
  const explicitOf = (bounds: readonly number[], values: readonly number[]) => {
    const histogram = createExplicitHistogram(bounds)
    for (const value of values) histogram.record(value)
    return histogram.toData()
  }
  const boundsOf = fc
    .uniqueArray(fc.integer({ min: -20, max: 20 }), { minLength: 1 })
    .map((bounds) => bounds.toSorted((a, b) => a - b))

  test('on shared bounds keep every observation and agree with the raw values', () => {
    const values = fc.array(fc.integer({ min: -30, max: 30 }))
    fc.assert(
      fc.property(fc.tuple(boundsOf, boundsOf, values, values), ([left, right, a, b]) => {
        if (!left.some((bound) => right.includes(bound))) return
        const aligned = alignExplicitHistograms(explicitOf(left, a), explicitOf(right, b))
        expect(isIncreasing(aligned.edges)).toBe(true)
        expect(cumulated(aligned, 'reference')).toEqual(countBelow(a, aligned.edges))
        expect(cumulated(aligned, 'current')).toEqual(countBelow(b, aligned.edges))
      }),
    )
  })

  test('lose only a threshold that one side lacks', () => {
    const aligned = alignExplicitHistograms(explicitOf([0, 0.3, 1], [0.2, 0.9]), explicitOf([0, 0.4, 1], [0.5]))
    expect(aligned).toEqual({ edges: [-Infinity, 0, 1, Infinity], reference: [0, 2, 0], current: [0, 1, 0] })
  })

  test('without a common bound are refused with a way out', () => {
    expect(() => alignExplicitHistograms(explicitOf([1], []), explicitOf([2], []))).toThrow(
      /none in common. Record the current values with the bounds of the reference/,
    )
    expect(alignExplicitHistograms(explicitOf([], [1]), explicitOf([], [])).reference).toEqual([1])
  })
})

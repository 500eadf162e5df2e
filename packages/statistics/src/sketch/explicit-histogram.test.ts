import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  createExplicitHistogram,
  explicitBucketIndex,
  mergeExplicitHistograms,
  subtractExplicitHistogram,
} from './explicit-histogram.ts'
import { logitScoreBounds } from './logit-score-bounds.ts'

const values = fc.array(fc.integer({ min: -50, max: 50 }), { maxLength: 60 })
const BOUNDS = [-10, 0, 2.5, 30]

function histogramOf(sample: readonly number[], bounds: readonly number[] = BOUNDS) {
  const histogram = createExplicitHistogram(bounds)
  for (const value of sample) histogram.record(value)
  return histogram.toData()
}

describe('an explicit histogram', () => {
  test('counts a value on a bound in the bucket it closes', () => {
    expect(histogramOf([-10, 0, 2.5, 30, 30.1]).counts).toEqual([1, 1, 1, 1, 1])
  })

  test('counts as filtering would', () => {
    fc.assert(
      fc.property(values, (sample) => {
        const upper = [...BOUNDS, Infinity]
        const expected = upper.map(
          (bound, i) => sample.filter((value) => value <= bound && (i === 0 || value > upper[i - 1]!)).length,
        )
        expect(histogramOf(sample).counts).toEqual(expected)
      }),
    )
  })

  test('merged from parts is the histogram of all values', () => {
    fc.assert(
      fc.property(values, values, (a, b) => {
        expect(mergeExplicitHistograms(histogramOf(a), histogramOf(b))).toEqual(histogramOf([...a, ...b]))
        const live = createExplicitHistogram(BOUNDS)
        live.merge(histogramOf(a))
        for (const value of b) live.record(value)
        expect(live.toData()).toEqual(histogramOf([...a, ...b]))
      }),
    )
  })

  test('less an earlier point is what came in between', () => {
    fc.assert(
      fc.property(values, values, (a, b) => {
        const { counts, count, sum } = histogramOf(b)
        expect(subtractExplicitHistogram(histogramOf([...a, ...b]), histogramOf(a))).toMatchObject({
          counts,
          count,
          sum,
        })
      }),
    )
  })

  test('cannot be subtracted once it restarted', () => {
    expect(subtractExplicitHistogram(histogramOf([1]), histogramOf([1, 2]))).toBeUndefined()
    expect(subtractExplicitHistogram(histogramOf([1, 1]), histogramOf([20]))).toBeUndefined()
    expect(subtractExplicitHistogram(histogramOf([1], [0]), histogramOf([1], [3]))).toBeUndefined()
  })

  test('refuses values and counts that are none, and stays as it was', () => {
    const histogram = createExplicitHistogram(BOUNDS)
    for (const value of [Number.NaN, Infinity, -Infinity]) expect(histogram.record(value)).toBe(false)
    for (const count of [0, -1, Number.NaN, Infinity]) expect(histogram.record(1, count)).toBe(false)
    expect(histogram.toData()).toEqual({ bounds: BOUNDS, counts: [0, 0, 0, 0, 0], count: 0, sum: 0 })
  })

  test.each([[[1, 1]], [[2, 1]], [[Number.NaN]], [[0, Infinity]]])('refuses bounds %j', (bounds) => {
    expect(() => createExplicitHistogram(bounds)).toThrow(/must be finite and strictly increasing/)
  })

  test('refuses to merge different bounds', () => {
    expect(() => mergeExplicitHistograms(histogramOf([]), histogramOf([], [1]))).toThrow(/bounds differ/)
  })

  test('keeps what is not known unknown', () => {
    const { sum: _, min: __, ...bare } = histogramOf([1])
    const live = createExplicitHistogram(BOUNDS)
    live.merge(bare)
    live.record(-5)
    expect(live.toData()).not.toHaveProperty('sum')
    expect(live.toData()).not.toHaveProperty('min')
    expect(live.toData()).toMatchObject({ max: 1, count: 2 })
  })

  test('without bounds has one bucket for all', () => expect(histogramOf([1, 2], []).counts).toEqual([2]))
})

describe('score bounds', () => {
  const threshold = fc.double({ min: 0, max: 1, noNaN: true })

  test('are increasing, hold the thresholds and do not depend on their order', () => {
    fc.assert(
      fc.property(fc.array(threshold, { maxLength: 5 }), (thresholds) => {
        const bounds = logitScoreBounds(thresholds)
        expect(bounds.every((bound, i) => i === 0 || bound > bounds[i - 1]!)).toBe(true)
        for (const value of thresholds) expect(bounds).toContain(value + 0)
        expect(logitScoreBounds(thresholds.toReversed())).toEqual(bounds)
        expect(new Set([...logitScoreBounds(), ...thresholds.map((value) => value + 0)]).size).toBe(bounds.length)
      }),
    )
  })

  test('are 129 without thresholds, from about 1e-6 to 1 − 1e-6, symmetric around one half', () => {
    const bounds = logitScoreBounds()
    expect(bounds).toHaveLength(129)
    expect(bounds[0]).toBeCloseTo(1.0154e-6, 9)
    expect(bounds[64]).toBe(0.5)
    for (let i = 0; i < 129; i += 1) expect(bounds[i]! + bounds[128 - i]!).toBeCloseTo(1, 11)
  })

  test('have bins of equal width in log-odds', () => {
    const logits = logitScoreBounds().map((bound) => Math.log(bound / (1 - bound)))
    logits.slice(1).forEach((logit, i) => expect(logit - logits[i]!).toBeCloseTo(27.6 / 128, 4))
  })

  test('count a score on its threshold as not above it', () => {
    const bounds = logitScoreBounds([0.3])
    expect(bounds[explicitBucketIndex(bounds, 0.3)]).toBe(0.3)
  })

  test('refuse a threshold that is no number', () => {
    expect(() => logitScoreBounds([0.5, Number.NaN])).toThrow(/score threshold must be a finite number; got NaN/)
  })
})

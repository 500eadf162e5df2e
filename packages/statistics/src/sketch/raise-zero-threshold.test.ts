import fc from 'fast-check'
import { expect, test } from 'vitest'
import { alignExponentialHistograms } from './align-exponential-histograms.ts'
import { createExponentialHistogram } from './exponential-histogram.ts'
import type { ExponentialHistogramData } from './exponential-histogram-data.ts'
import { mergeExponentialHistograms } from './merge-exponential-histograms.ts'
import { raiseZeroThreshold } from './raise-zero-threshold.ts'

const HUGE = [1e308, Number.MAX_VALUE, 2 ** 1023]
const EXTREME = [0, Number.MIN_VALUE, 1, 1e300, 1.5e308, ...HUGE, Infinity, NaN, -1]

function histogramOf(values: readonly number[], maxSize = 320): ExponentialHistogramData {
  const histogram = createExponentialHistogram({ maxSize })
  for (const value of values) histogram.record(value)
  return histogram.toData()
}

test.each(HUGE)('a threshold of %d swallows what it covers', (threshold) => {
  const data = histogramOf([1, 1e300, 1.7e308, Number.MAX_VALUE, -1.6e308], 4)
  const raised = raiseZeroThreshold(data, threshold)
  expect(raised.zeroThreshold).toBeGreaterThanOrEqual(threshold)
  expect(raised.zeroThreshold).toBeLessThanOrEqual(Number.MAX_VALUE)
  expect(raised.count).toBe(data.count)
})

test('two histograms share a threshold and keep every row whatever threshold their writers sent', () => {
  const values = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { maxLength: 20 })
  const side = fc.tuple(values, fc.constantFrom(...EXTREME), fc.constantFrom(2, 20, 320))
  fc.assert(
    fc.property(side, side, (a, b) => {
      const [left, right] = [a, b].map(([list, zeroThreshold, size]) =>
        Object.assign(histogramOf(list, size), { zeroThreshold }),
      )
      const merged = mergeExponentialHistograms(left!, right!)
      const sum = (counts: readonly number[]): number => counts.reduce((x, y) => x + y, 0)
      const inBuckets = merged.zeroCount + sum(merged.positive.counts) + sum(merged.negative.counts)
      expect(inBuckets).toBe(merged.count)
      expect(sum(alignExponentialHistograms(left!, right!).current)).toBe(right!.count)
    }),
  )
})

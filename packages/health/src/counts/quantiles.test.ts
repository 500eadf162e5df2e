import { createExplicitHistogram, createExponentialHistogram } from '@driftline/statistics'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { noFeatureCounts } from './feature-counts.ts'
import { sketchQuantiles } from './quantiles.ts'

const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 200 })

/** The smallest value at or below which so large a share of the rows lies. */
function exactQuantile(sorted: readonly number[], p: number): number {
  return sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)]!
}

test('a quantile is within a bucket of the exact one', () => {
  fc.assert(
    fc.property(values, (sample) => {
      const histogram = createExponentialHistogram({})
      for (const value of sample) histogram.record(value)
      const data = histogram.toData()
      const found = sketchQuantiles({ ...noFeatureCounts, values: data })!
      const sorted = [...sample].sort((a, b) => a - b)
      const base = 2 ** (2 ** -data.scale)
      for (const [name, p] of [
        ['p5', 0.05],
        ['p50', 0.5],
        ['p95', 0.95],
      ] as const) {
        const exact = exactQuantile(sorted, p)
        expect(Math.abs(found[name] - exact)).toBeLessThanOrEqual(Math.abs(exact) * (base - 1) * base + 1e-300)
      }
    }),
  )
})

test('zeros are zero, whatever lies around them', () => {
  const histogram = createExponentialHistogram({})
  for (const value of [-5, ...Array.from({ length: 98 }, () => 0), 7]) histogram.record(value)
  expect(sketchQuantiles({ ...noFeatureCounts, values: histogram.toData() })).toEqual({ p5: 0, p50: 0, p95: 0 })
})

test('of whole numbers is a whole number of the same bin', () => {
  const whole = fc.array(fc.integer({ min: -300, max: 300 }), { minLength: 1, maxLength: 400 })
  fc.assert(
    fc.property(whole, (sample) => {
      const histogram = createExponentialHistogram({ maxSize: 40 })
      for (const value of sample) histogram.record(value)
      const counts = { ...noFeatureCounts, values: histogram.toData() }
      const [plain, known] = [sketchQuantiles(counts)!, sketchQuantiles(counts, { wholeNumbers: true })!]
      const base = 2 ** (2 ** -histogram.toData().scale)
      for (const name of ['p5', 'p50', 'p95'] as const) {
        expect(Number.isInteger(known[name])).toBe(true)
        expect(Math.abs(known[name] - plain[name])).toBeLessThanOrEqual(Math.abs(plain[name]) * (base - 1) + 1e-9)
      }
    }),
  )
})

test('scores have quantiles between their edges, and none without edges', () => {
  const histogram = createExplicitHistogram([0.25, 0.5, 0.75])
  for (let i = 0; i < 100; i += 1) histogram.record(0.25 + i / 200)
  expect(sketchQuantiles({ ...noFeatureCounts, scores: histogram.toData() })?.p50).toBeCloseTo(0.5, 1)
  const open = { bounds: [], counts: [100], count: 100 }
  expect(sketchQuantiles({ ...noFeatureCounts, scores: open })).toBeUndefined()
  expect(sketchQuantiles(noFeatureCounts)).toBeUndefined()
})

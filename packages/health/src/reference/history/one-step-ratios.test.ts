import { describe, expect, test } from 'vitest'
import type { ComparedRate, FeatureComparison } from '../../comparison/feature-comparison.ts'
import { createRandom } from '../../judging.testing.ts'
import type { WindowRatios } from './one-step-ratios.ts'
import { designEffectBefore, ratiosOf } from './one-step-ratios.ts'

const measured = (ratios: readonly number[]): readonly WindowRatios[] =>
  ratios.map((distribution, startMs) => ({ startMs, byKind: { distribution } }))

describe('the design effect before a window', () => {
  test('is the guess of 2 until something was measured, then (4·2 + Σr)/(4 + J)', () => {
    expect(designEffectBefore([], 'distribution', 9)).toEqual({ value: 2, blocks: 0 })
    expect(designEffectBefore(measured([3, 4]), 'distribution', 9)).toEqual({ value: 15 / 6, blocks: 2 })
    expect(designEffectBefore(measured([0, 0, 0, 0, 0, 0]), 'distribution', 9)).toEqual({ value: 1, blocks: 6 })
  })

  test('takes the last forty before the window, and none of the window or after it', () => {
    const ratios = measured(Array.from({ length: 60 }, (_, i) => i))
    const last = Array.from({ length: 40 }, (_, i) => 49 - i)
    const value = (8 + last.reduce((a, b) => a + b)) / 44
    expect(designEffectBefore(ratios, 'distribution', 50)).toEqual({ value, blocks: 40 })
    expect(designEffectBefore(ratios, 'distribution', 0)).toEqual({ value: 2, blocks: 0 })
  })

  test('is of one kind only', () => {
    const ratios: WindowRatios[] = [
      { startMs: 0, byKind: { distribution: 9, missing: 1 } },
      { startMs: 1, byKind: { distribution: 9 } },
    ]
    expect(designEffectBefore(ratios, 'missing', 9)).toEqual({ value: 9 / 5, blocks: 1 })
    expect(designEffectBefore(ratios, 'tails', 9)).toEqual({ value: 2, blocks: 0 })
  })
})

function compared(current: readonly number[], given: Partial<FeatureComparison> = {}): FeatureComparison {
  const rows = current.reduce((a, b) => a + b, 0)
  return {
    kind: 'compared',
    reference: { ordered: current.map(() => 1000), unordered: [] },
    current: { ordered: current, unordered: [] },
    designEffect: { value: 2, blocks: 10 },
    rates: [],
    valueRows: rows,
    rows,
    ...given,
  }
}

const rateOf = (count: number, designEffect = 1): ComparedRate => ({
  kind: 'missing',
  reference: { count: 100, rows: 10_000 },
  current: { count, rows: 1000 },
  designEffect: { value: designEffect, blocks: 10 },
})

describe('the ratio of a window', () => {
  test('is 1 on average where all scatter is chance', () => {
    const random = createRandom(5)
    const ratios = Array.from({ length: 200 }, () => {
      const counts = Array.from({ length: 10 }, () => 0)
      for (let row = 0; row < 1000; row += 1) counts[Math.floor(10 * random())]! += 1
      return ratiosOf(compared(counts), 0)!.byKind.distribution!
    })
    const mean = ratios.reduce((a, b) => a + b) / ratios.length
    expect(mean).toBeGreaterThan(0.85)
    expect(mean).toBeLessThan(1.15)
  })

  test('of a window that is itself suspected counts for at most three times the design effect', () => {
    const shifted = [300, 100, 50, 50, 50, 50, 50, 50, 50, 250]
    expect(ratiosOf(compared(shifted), 7)).toEqual({ startMs: 7, byKind: { distribution: 6 } })
    const noisy = compared(shifted, { designEffect: { value: 5, blocks: 10 } })
    expect(ratiosOf(noisy, 7)?.byKind.distribution).toBe(15)
  })

  test('of a window that scatters much without being suspected counts in full', () => {
    const uneven = [190, 30, 140, 60, 130, 70, 120, 80, 110, 70]
    const patient = compared(uneven, { designEffect: { value: 8, blocks: 10 } })
    expect(ratiosOf(patient, 0)!.byKind.distribution).toBeGreaterThan(8)
  })

  test("of a rate is Pearson's χ² of the two", () => {
    const even = compared(
      Array.from({ length: 10 }, () => 100),
      { rates: [rateOf(15)] },
    )
    const pooled = 115 / 11_000
    const variance = pooled * (1 - pooled) * (1 / 10_000 + 1 / 1000)
    expect(ratiosOf(even, 0)?.byKind.missing).toBeCloseTo(0.005 ** 2 / variance, 10)
  })

  test('of a rate that is itself suspected is limited too, and of one that fell is not', () => {
    const even = Array.from({ length: 10 }, () => 100)
    expect(ratiosOf(compared(even, { rates: [rateOf(200, 2)] }), 0)?.byKind.missing).toBe(6)
    const often: ComparedRate = { ...rateOf(0), reference: { count: 3000, rows: 10_000 } }
    expect(ratiosOf(compared(even, { rates: [often] }), 0)!.byKind.missing).toBeGreaterThan(100)
  })

  test('of a rate without an event, and of too few rows, is none', () => {
    const nothing: ComparedRate = { ...rateOf(0), reference: { count: 0, rows: 10_000 } }
    expect(ratiosOf(compared([1, 0, 2], { rates: [nothing] }), 0)).toBeUndefined()
  })
})

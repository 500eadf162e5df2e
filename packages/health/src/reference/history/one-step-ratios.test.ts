import { describe, expect, test } from 'vitest'
import { comparedCells } from '../../comparison/cell-table.ts'
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

  const suspectedIn = (places: readonly number[], ratios: readonly number[]): readonly WindowRatios[] =>
    ratios.map((distribution, startMs) => ({
      startMs,
      byKind: { distribution },
      suspected: places.includes(startMs) ? ['distribution'] : [],
    }))
  const valueOf = (ratios: readonly WindowRatios[]): number => designEffectBefore(ratios, 'distribution', 99).value

  test('lets a suspected window in as at most three times the median of prior and ratios', () => {
    expect(valueOf(suspectedIn([4], [3, 3, 3, 3, 100]))).toBe((8 + 12 + 9) / 9)
    expect(valueOf(suspectedIn([4], [3, 3, 3, 3, 5]))).toBe((8 + 12 + 5) / 9)
    expect(valueOf(suspectedIn([0], [100]))).toBe((8 + 6) / 5)
  })

  test('of a series that scatters much from its first window on is known after a few, suspected as they are', () => {
    expect(valueOf(suspectedIn([0, 1, 2], [60, 50, 70]))).toBe((8 + 3 * 6) / 7)
    expect(valueOf(suspectedIn([0, 1, 2, 3, 4], [60, 50, 70, 65, 55]))).toBe((8 + 300) / 9)
  })
})

function compared(current: readonly number[], given: Partial<FeatureComparison> = {}): FeatureComparison {
  const rows = current.reduce((a, b) => a + b, 0)
  const tables = {
    reference: { ordered: current.map(() => 1000), unordered: [] },
    current: { ordered: current, unordered: [] },
  }
  return {
    kind: 'compared',
    ...tables,
    cells: comparedCells(tables.reference, tables.current),
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

  test('tells by which kinds the window is itself suspected', () => {
    const shifted = [300, 100, 50, 50, 50, 50, 50, 50, 50, 250]
    expect(ratiosOf(compared(shifted), 7)).toMatchObject({ startMs: 7, suspected: ['distribution'] })
    const uneven = [190, 30, 140, 60, 130, 70, 120, 80, 110, 70]
    const patient = compared(uneven, { designEffect: { value: 8, blocks: 10 } })
    expect(ratiosOf(patient, 0)!.byKind.distribution).toBeGreaterThan(8)
    expect(ratiosOf(patient, 0)).not.toHaveProperty('suspected')
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

  test('tells of a rate that rose, and not of one that fell', () => {
    const even = Array.from({ length: 10 }, () => 100)
    expect(ratiosOf(compared(even, { rates: [rateOf(200, 2)] }), 0)?.suspected).toEqual(['missing'])
    const often: ComparedRate = { ...rateOf(0), reference: { count: 3000, rows: 10_000 } }
    const fallen = ratiosOf(compared(even, { rates: [often] }), 0)!
    expect(fallen.byKind.missing).toBeGreaterThan(100)
    expect(fallen).not.toHaveProperty('suspected')
  })

  test('of a rate without an event, and of too few rows, is none', () => {
    const nothing: ComparedRate = { ...rateOf(0), reference: { count: 0, rows: 10_000 } }
    expect(ratiosOf(compared([1, 0, 2], { rates: [nothing] }), 0)).toBeUndefined()
  })
})

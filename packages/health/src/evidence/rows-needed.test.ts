import fc from 'fast-check'
import { expect, test } from 'vitest'
import { detectableShift } from '../comparison/distribution-effect.ts'
import type { CellsBasis } from './evidence-basis.ts'
import { rowsNeeded } from './rows-needed.ts'

const thresholds = { warn: 0.02, critical: 0.1 }

function basisOf(referenceRows: number, rows: number, phi = 1): CellsBasis {
  const cells = (count: number) => Array.from({ length: 10 }, () => count / 10)
  return {
    of: 'cells',
    reference: cells(referenceRows),
    current: cells(rows),
    designEffect: { value: phi, blocks: 30 },
    thresholds,
  }
}

function detectableOf(m: number, n: number, phi: number): number {
  return detectableShift({ cellCount: 10, scale: phi * (1 / m + 1 / n) }, thresholds.warn)
}

test('with so many times the rows the shift would show, and not with fewer', () => {
  const cases = fc.record({
    m: fc.integer({ min: 500, max: 100_000 }),
    n: fc.integer({ min: 30, max: 400 }),
    phi: fc.double({ min: 1, max: 20, noNaN: true }),
  })
  fc.assert(
    fc.property(cases, ({ m, n, phi }) => {
      const needed = rowsNeeded(basisOf(m, n, phi), 0.1)
      if (!needed) return
      const detectable = (times: number) =>
        needed.of === 'window' ? detectableOf(m, n * times, phi) : detectableOf(m * times, n * times, phi)
      expect(detectable(needed.times * 1.001)).toBeLessThanOrEqual(0.1)
      expect(detectable(needed.times * 0.999)).toBeGreaterThan(0.1)
    }),
    { numRuns: 50 },
  )
})

test('a small reference needs more rows too', () => {
  expect(rowsNeeded(basisOf(50_000, 60), 0.1)).toMatchObject({ of: 'window' })
  expect(rowsNeeded(basisOf(100, 60), 0.1)).toMatchObject({ of: 'both' })
})

test('nothing is needed where it shows, and nothing told where it never would', () => {
  expect(rowsNeeded(basisOf(50_000, 50_000), 0.1)).toBeUndefined()
  expect(rowsNeeded(basisOf(50_000, 60), 0.02)).toBeUndefined()
  expect(rowsNeeded(basisOf(50, 50, 1e6), 0.1)).toBeUndefined()
})

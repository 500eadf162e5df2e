import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { distributionEvidence, rateEvidence } from '../evidence/evidence.ts'
import { INVESTIGATE_SEVERITY, severityOf, severityThresholds } from '../evidence/severity.ts'
import { detectableShift, distributionEffect, LOWER_BOUND_ALPHA } from './distribution-effect.ts'
import { detectableIncrease, rateEffect } from './rate-effect.ts'
import { noncentralityLowerBound } from '@driftline/statistics'

const kind = fc.constantFrom('missing', 'type', 'range', 'tails', 'new_category', 'duplicates')
const rateCase = fc.record({
  kind,
  reference: fc
    .tuple(fc.integer({ min: 30, max: 100_000 }), fc.double({ min: 0, max: 0.6, noNaN: true }))
    .map(([rows, share]) => ({ rows, count: Math.round(rows * share ** 3) })),
  rows: fc.integer({ min: 30, max: 20_000 }),
  designEffect: fc.double({ min: 1, max: 20, noNaN: true }),
})

describe('the detectable increase of a rate', () => {
  test('is the first that reaches the warning: one row fewer does not', () => {
    fc.assert(
      fc.property(rateCase, ({ kind: own, reference, rows, designEffect }) => {
        const { warn } = severityThresholds(own, reference.count / reference.rows)
        const found = detectableIncrease({ reference, rows, designEffect, warn })
        const severityWith = (count: number): number => {
          const { lowerBound } = rateEffect(reference, { count, rows }, designEffect)
          return severityOf(lowerBound, severityThresholds(own, reference.count / reference.rows))
        }
        if (!Number.isFinite(found)) {
          expect(severityWith(rows)).toBeLessThan(INVESTIGATE_SEVERITY)
          return
        }
        const count = Math.round((found + reference.count / reference.rows) * rows)
        expect(count / rows - reference.count / reference.rows).toBeCloseTo(found, 12)
        expect(found).toBeGreaterThan(warn)
        expect(severityWith(count)).toBeGreaterThanOrEqual(INVESTIGATE_SEVERITY)
        expect(severityWith(count - 1)).toBeLessThan(INVESTIGATE_SEVERITY)
      }),
      { numRuns: 300 },
    )
  })

  test('stands in the evidence, whatever the window shows', () => {
    const common = {
      kind: 'missing',
      reference: { count: 0, rows: 10_000 },
      designEffect: { value: 2, blocks: 9 },
    } as const
    const quiet = rateEvidence({ ...common, current: { count: 0, rows: 1000 } })
    const found = Math.round(quiet.detectable! * 1000)
    expect(rateEvidence({ ...common, current: { count: found, rows: 1000 } })).toMatchObject({
      effect: quiet.detectable,
      detectable: quiet.detectable,
    })
    expect(rateEvidence({ ...common, current: { count: found, rows: 1000 } }).severity).toBeGreaterThanOrEqual(40)
    expect(rateEvidence({ ...common, current: { count: found - 1, rows: 1000 } }).severity).toBeLessThan(40)
  })

  test('is nothing where not even all rows would do, and where there are none', () => {
    const warn = 0.01
    expect(detectableIncrease({ reference: { count: 0, rows: 1000 }, rows: 2, designEffect: 9, warn })).toBe(Infinity)
    expect(detectableIncrease({ reference: { count: 0, rows: 1000 }, rows: 0, designEffect: 1, warn })).toBe(Infinity)
    expect(detectableIncrease({ reference: { count: 0, rows: 0 }, rows: 1000, designEffect: 1, warn })).toBe(Infinity)
  })

  test('falls with rows and rises with scatter', () => {
    const reference = { count: 50, rows: 10_000 }
    const found = (rows: number, designEffect: number) =>
      detectableIncrease({ reference, rows, designEffect, warn: 0.01 })
    expect(found(10_000, 1)).toBeLessThan(found(1000, 1))
    expect(found(1000, 1)).toBeLessThan(found(1000, 4))
  })
})

describe('the detectable shift of a distribution', () => {
  const { warn } = severityThresholds('distribution', 0)
  const scale = fc.double({ min: -6, max: 0, noNaN: true }).map((exponent) => 10 ** exponent)

  test('is where the lower bound of the shift reaches the warning: just below it does not', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 25 }), scale, (cellCount, own) => {
        const found = detectableShift({ cellCount, scale: own }, warn)
        const lowerBound = (psi: number): number =>
          noncentralityLowerBound(psi / own, cellCount - 1, LOWER_BOUND_ALPHA) * own
        expect(lowerBound(found * (1 + 1e-6))).toBeGreaterThanOrEqual(warn * (1 - 1e-9))
        expect(lowerBound(found * (1 - 1e-6))).toBeLessThan(warn)
        expect(found).toBeGreaterThan(warn)
      }),
    )
  })

  test('parts windows that are raised from those that are not', () => {
    const counts = fc.array(fc.integer({ min: 20, max: 400 }), { minLength: 10, maxLength: 10 })
    fc.assert(
      fc.property(counts, fc.double({ min: 1, max: 8, noNaN: true }), (current, designEffect) => {
        const effect = distributionEffect({ reference: current.map(() => 1000), current }, designEffect)
        const { severity, detectable } = distributionEvidence(effect)
        fc.pre(Math.abs(effect.psi / detectable! - 1) > 1e-9)
        expect(severity >= INVESTIGATE_SEVERITY).toBe(effect.psi > detectable!)
      }),
      { numRuns: 300 },
    )
  })

  test('is not known where nothing was compared', () => {
    expect(detectableShift({ cellCount: 1, scale: 0.1 }, warn)).toBe(Infinity)
    const nothing = distributionEffect({ reference: [3, 4], current: [0, 0] }, 1)
    expect(distributionEvidence(nothing).detectable).toBeNull()
  })
})

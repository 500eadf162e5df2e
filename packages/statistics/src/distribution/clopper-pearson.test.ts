import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { expectAgreement, expectClose, readReferenceValues } from '../internal/reference-values.testing.ts'
import { betaSurvival, regularisedIncompleteBeta } from './beta/incomplete-beta.ts'
import { clopperPearsonDifferenceLowerBound } from './clopper-pearson-difference.ts'
import { clopperPearsonInterval } from './clopper-pearson-interval.ts'
import type { Proportion } from './proportion.ts'

interface ClopperPearsonCase extends Proportion {
  readonly kind: 'interval' | 'difference'
  readonly alpha: number
  readonly lower: number
  readonly upper: number
  readonly reference: readonly [number, number]
  readonly current: readonly [number, number]
  readonly value: number
}

const toProportion = ([successes, trials]: readonly [number, number]): Proportion => ({ successes, trials })

describe('Clopper–Pearson limits agree with 60-digit arithmetic', () => {
  const { cases, tolerance } = readReferenceValues<ClopperPearsonCase>('clopper-pearson')
  test.each(cases)('$kind: $name', (recorded) => {
    const { kind, successes, trials, alpha, value } = recorded
    if (kind === 'interval') {
      const { lower, upper } = clopperPearsonInterval(successes, trials, alpha)
      expectAgreement(lower, recorded.lower, tolerance)
      expectAgreement(upper, recorded.upper, tolerance)
      return
    }
    const samples = { reference: toProportion(recorded.reference), current: toProportion(recorded.current) }
    expectAgreement(clopperPearsonDifferenceLowerBound(samples, alpha), value, tolerance)
  })
})

const LEAST = 1e-12
const level = fc.double({ min: 1e-6, max: 0.4, noNaN: true })
const counted = fc
  .tuple(fc.integer({ min: 0, max: 10_000 }), fc.integer({ min: 0, max: 10_000 }))
  .map(([successes, failures]) => ({ successes, trials: successes + failures }))
  .filter(({ trials }) => trials > 0)
const effective = fc
  .tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 1e-3, max: 1e6, noNaN: true }))
  .map(([share, trials]) => ({ successes: share * trials, trials }))

describe('the Clopper–Pearson interval', () => {
  test('ends where the counts that far off have probability alpha', () => {
    fc.assert(
      fc.property(counted, level, ({ successes: hits, trials }, alpha) => {
        const successes = Math.min(hits, trials - hits) // limits near 1 have fewer digits of their distance to 1
        const { lower, upper } = clopperPearsonInterval(successes, trials, alpha)
        const orMore = successes === 0 ? alpha : regularisedIncompleteBeta(lower, successes, trials - successes + 1)
        const orFewer = successes === trials ? alpha : betaSurvival(upper, successes + 1, trials - successes)
        expect(orMore / alpha).toBeCloseTo(1, 9)
        expect(orFewer / alpha).toBeCloseTo(1, 9)
      }),
    )
  })

  test('holds the proportion and stays within 0 and 1, also for effective counts', () => {
    fc.assert(
      fc.property(effective, fc.double({ min: 1e-9, max: 0.1, noNaN: true }), ({ successes, trials }, alpha) => {
        const { lower, upper } = clopperPearsonInterval(successes, trials, alpha)
        const share = successes / trials
        expect(lower).toBeGreaterThanOrEqual(0)
        expect(lower).toBeLessThanOrEqual(share)
        expect(upper).toBeGreaterThanOrEqual(share)
        expect(upper).toBeLessThanOrEqual(1)
      }),
      { numRuns: 1000 },
    )
  })

  test('mirrors when successes and failures swap', () => {
    fc.assert(
      fc.property(counted, level, ({ successes, trials }, alpha) => {
        const { lower, upper } = clopperPearsonInterval(successes, trials, alpha)
        const swapped = clopperPearsonInterval(trials - successes, trials, alpha)
        expect(swapped.lower).toBeCloseTo(1 - upper, 12)
        expect(swapped.upper).toBeCloseTo(1 - lower, 12)
      }),
    )
  })

  test('rises with successes, falls with failures and widens as alpha falls', () => {
    fc.assert(
      fc.property(fc.tuple(effective, level, fc.double({ min: 0, max: 9, noNaN: true })), ([side, alpha, more]) => {
        const { lower, upper } = clopperPearsonInterval(side.successes, side.trials, alpha)
        const up = clopperPearsonInterval(side.successes + more, side.trials + more, alpha)
        const down = clopperPearsonInterval(side.successes, side.trials + more, alpha)
        const surer = clopperPearsonInterval(side.successes, side.trials, alpha / (1 + more))
        expect(up.lower).toBeGreaterThanOrEqual(lower * (1 - LEAST))
        expect(up.upper).toBeGreaterThanOrEqual(upper * (1 - LEAST))
        expect(down.lower).toBeLessThanOrEqual(lower * (1 + LEAST))
        expect(down.upper).toBeLessThanOrEqual(upper * (1 + LEAST))
        expect(surer.lower).toBeLessThanOrEqual(lower * (1 + LEAST))
        expect(surer.upper).toBeGreaterThanOrEqual(upper * (1 - LEAST))
      }),
    )
  })

  test('has closed ends: the rule of three without successes, and a root of alpha without failures', () => {
    const none = clopperPearsonInterval(0, 10_000, 0.05)
    expect(none.lower).toBe(0)
    expect(none.upper).toBeCloseTo(3 / 10_000, 6)
    const all = clopperPearsonInterval(10, 10, 0.001)
    expect(all.upper).toBe(1)
    expectClose(all.lower, 0.001 ** 0.1, 1e-14)
  })

  test.each([
    [0, 0, 0.001, 0, 1],
    [0, 1e-9, 0.001, 0, 1],
    [5e-324, 2, 0.5, 0, 1 - Math.sqrt(0.5)],
    [0, 1, 0.5, 0, 0.5],
  ])('of %d in %d at %d is %d to %d', (successes, trials, alpha, lower, upper) => {
    const interval = clopperPearsonInterval(successes, trials, alpha)
    expect(interval.lower).toBe(lower)
    expect(interval.upper).toBeCloseTo(upper, 14)
  })

  test('refuses impossible counts and levels', () => {
    expect(() => clopperPearsonInterval(3, 2, 0.1)).toThrow(/needs 0 ≤ successes ≤ trials; got 3 of 2/)
    expect(() => clopperPearsonInterval(Number.NaN, 2, 0.1)).toThrow(RangeError)
    expect(() => clopperPearsonInterval(1, Infinity, 0.1)).toThrow(RangeError)
    expect(() => clopperPearsonInterval(1, 2 ** 53, 0.1)).toThrow(/trials must be below 2\^53; got 9007199254740992/)
    expect(() => clopperPearsonInterval(1, 2, 0)).toThrow(/alpha must be above 0 and at most 0.5.*got 0/)
    expect(() => clopperPearsonInterval(1, 2, 0.6)).toThrow(RangeError)
    expect(() => clopperPearsonInterval(1, 2, Number.NaN)).toThrow(RangeError)
  })
})

describe('the lower bound of the increase of a proportion', () => {
  const bound = (reference: Proportion, current: Proportion, alpha: number) =>
    clopperPearsonDifferenceLowerBound({ reference, current }, alpha)

  test('lies between −1 and the difference itself', () => {
    fc.assert(
      fc.property(
        effective,
        effective,
        fc.double({ min: 1e-9, max: 0.1, noNaN: true }),
        (reference, current, alpha) => {
          const difference = current.successes / current.trials - reference.successes / reference.trials
          expect(bound(reference, current, alpha)).toBeGreaterThanOrEqual(-1)
          expect(bound(reference, current, alpha)).toBeLessThanOrEqual(difference)
        },
      ),
    )
  })

  test('rises with alpha, and with rows that keep their rates', () => {
    fc.assert(
      fc.property(fc.tuple(counted, counted, level), ([reference, current, alpha]) => {
        const twice = ({ successes, trials }: Proportion) => ({ successes: 2 * successes, trials: 2 * trials })
        const value = bound(reference, current, alpha)
        expect(bound(reference, current, Math.min(0.5, 2 * alpha))).toBeGreaterThanOrEqual(value - LEAST)
        fc.pre(alpha <= 0.1)
        expect(bound(twice(reference), twice(current), alpha)).toBeGreaterThanOrEqual(value - LEAST)
      }),
    )
  })

  test('is never above 0 for equal counts or a fall', () => {
    fc.assert(
      fc.property(counted, fc.integer({ min: 0, max: 100 }), level, ({ successes, trials }, fewer, alpha) => {
        const current = { successes: Math.max(0, successes - fewer), trials }
        expect(bound({ successes, trials }, current, alpha)).toBeLessThanOrEqual(0)
      }),
    )
  })

  test('is −1 when a side has no trials', () => {
    const none = { successes: 0, trials: 0 }
    const some = { successes: 3, trials: 9 }
    expect(bound(none, some, 0.001)).toBe(-1)
    expect(bound(some, none, 0.001)).toBe(-1)
    expect(bound({ successes: 9, trials: 9 }, { successes: 0, trials: 9 }, 0.001)).toBe(-1)
  })

  test('refuses impossible counts on either side', () => {
    const some = { successes: 3, trials: 9 }
    expect(() => bound({ successes: 10, trials: 9 }, some, 0.001)).toThrow(/got 10 of 9/)
    expect(() => bound(some, { successes: -1, trials: 9 }, 0.001)).toThrow(/got -1 of 9/)
    expect(() => bound(some, some, 0.7)).toThrow(/alpha must be above 0/)
  })
})

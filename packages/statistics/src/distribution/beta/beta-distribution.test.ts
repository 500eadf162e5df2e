import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { expectAgreement, expectClose, readReferenceValues } from '../../internal/reference-values.testing.ts'
import { betaQuantile } from './beta-quantile.ts'
import { betaSurvival, regularisedIncompleteBeta } from './incomplete-beta.ts'

interface BetaCase {
  readonly kind: 'probability' | 'quantile'
  readonly x: number
  readonly p: number
  readonly a: number
  readonly b: number
  readonly lower: number
  readonly upper: number
  readonly value: number
}

describe('the beta distribution agrees with 60-digit arithmetic', () => {
  const { cases, tolerance } = readReferenceValues<BetaCase>('beta')
  test.each(cases)('$name', ({ kind, x, p, a, b, lower, upper, value }) => {
    if (kind === 'quantile') return expectAgreement(betaQuantile(p, a, b), value, tolerance)
    expectAgreement(regularisedIncompleteBeta(x, a, b), lower, tolerance)
    expectAgreement(betaSurvival(x, a, b), upper, tolerance)
  })
})

const ROUNDING = 1e-12
const parameter = fc.double({ min: -2, max: 6, noNaN: true }).map((power) => 10 ** power)
const steps = 2 ** 20
const place = fc.integer({ min: 1, max: steps - 1 }).map((step) => step / steps) // 1 − x is exact
const probability = fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true })

describe('the regularised incomplete beta function', () => {
  test('mirrors when the parameters swap', () => {
    fc.assert(
      fc.property(place, parameter, parameter, (x, a, b) => {
        expectAgreement(regularisedIncompleteBeta(x, a, b), betaSurvival(1 - x, b, a), 1e-11)
        expect(regularisedIncompleteBeta(x, a, b) + betaSurvival(x, a, b)).toBeCloseTo(1, 14)
      }),
    )
  })

  test('grows with x and b, falls with a', () => {
    fc.assert(
      fc.property(
        fc.tuple(place, parameter, parameter, fc.double({ min: 0, max: 1, noNaN: true })),
        ([x, a, b, more]) => {
          const value = regularisedIncompleteBeta(x, a, b)
          expect(regularisedIncompleteBeta(x + (1 - x) * more, a, b)).toBeGreaterThanOrEqual(value * (1 - ROUNDING))
          expect(regularisedIncompleteBeta(x, a, b * (1 + more))).toBeGreaterThanOrEqual(value * (1 - ROUNDING))
          expect(regularisedIncompleteBeta(x, a * (1 + more), b)).toBeLessThanOrEqual(value * (1 + ROUNDING))
        },
      ),
    )
  })

  test('is the mean of its neighbours with one parameter less, weighted with x and 1 − x', () => {
    fc.assert(
      fc.property(place, parameter, parameter, (x, a, b) => {
        const expected = x * regularisedIncompleteBeta(x, a, b + 1) + (1 - x) * regularisedIncompleteBeta(x, a + 1, b)
        expectAgreement(regularisedIncompleteBeta(x, a + 1, b + 1), expected, 1e-11)
      }),
    )
  })

  test('is a power where a parameter is 1', () => {
    fc.assert(
      fc.property(place, parameter, (x, a) => {
        expectAgreement(regularisedIncompleteBeta(x, a, 1), x ** a, 1e-11)
        expectAgreement(betaSurvival(x, 1, a), (1 - x) ** a, 1e-11)
      }),
    )
  })

  test('is the upper tail of a binomial count', () => {
    const chances = [1, 4, 6, 4, 1].map((ways, hits) => ways * 0.3 ** hits * 0.7 ** (4 - hits))
    const atLeastThree = chances[3]! + chances[4]!
    expectClose(regularisedIncompleteBeta(0.3, 3, 2), atLeastThree, 1e-14)
  })

  test.each([
    [-1, 0, 1],
    [0, 0, 1],
    [1, 1, 0],
    [Infinity, 1, 0],
    [5e-324, 0, 1],
  ])('at %d is %d, and %d above', (x, lower, upper) => {
    expect(regularisedIncompleteBeta(x, 2, 3)).toBe(lower)
    expect(betaSurvival(x, 2, 3)).toBe(upper)
  })

  test('refuses impossible arguments', () => {
    expect(() => regularisedIncompleteBeta(Number.NaN, 2, 3)).toThrow(/x must be a number; got NaN/)
    expect(() => betaSurvival(Number.NaN, 2, 3)).toThrow(RangeError)
    expect(() => regularisedIncompleteBeta(0.5, 0, 3)).toThrow(/must be at least 1e-300 and at most 2\^53; got 0 and 3/)
    expect(() => betaSurvival(0.5, 2, Infinity)).toThrow(RangeError)
    expect(() => betaQuantile(0.5, Number.NaN, 2)).toThrow(RangeError)
    expect(() => betaQuantile(1.5, 2, 2)).toThrow(/p must be a probability between 0 and 1; got 1.5/)
  })
})

describe('the beta quantile', () => {
  test('is the place with its probability below, deep in the tail too', () => {
    const deep = fc.double({ min: -290, max: -9, noNaN: true }).map((power) => 10 ** power)
    fc.assert(
      fc.property(fc.oneof(probability, deep), parameter, parameter, (p, a, b) => {
        const x = betaQuantile(p, a, b)
        fc.pre(x > 1e-300 && x < 0.9)
        if (p <= 0.5) expectClose(regularisedIncompleteBeta(x, a, b), p, 1e-9)
        else expectClose(betaSurvival(x, a, b), 1 - p, 1e-9)
      }),
      { numRuns: 1000 },
    )
  })

  test('is found where the first guess is far off', () => {
    expect(1 - betaQuantile(1e-268, 1e8, 1.125)).toBeCloseTo(6.18e-6, 7)
  })

  test('grows with p and b^−1, and stays within 0 and 1', () => {
    fc.assert(
      fc.property(
        fc.tuple(probability, parameter, parameter, fc.double({ min: 0, max: 1, noNaN: true })),
        ([p, a, b, more]) => {
          const x = betaQuantile(p, a, b)
          expect(x).toBeGreaterThanOrEqual(0)
          expect(x).toBeLessThanOrEqual(1)
          expect(betaQuantile(p + (1 - p) * more, a, b)).toBeGreaterThanOrEqual(x * (1 - ROUNDING))
          expect(betaQuantile(p, a, b * (1 + more))).toBeLessThanOrEqual(x * (1 + ROUNDING))
        },
      ),
      { numRuns: 1000 },
    )
  })

  test('mirrors when the parameters swap', () => {
    fc.assert(
      fc.property(place, parameter, parameter, (p, a, b) => {
        expect(betaQuantile(p, a, b)).toBeCloseTo(1 - betaQuantile(1 - p, b, a), 12)
      }),
    )
  })

  test.each([
    [0, 2, 3, 0],
    [1, 2, 3, 1],
    [0.25, 1, 1, 0.25],
    [0.5, 2 ** 53, 2 ** 53, 0.5],
    [0.001, 1e-3, 2 ** 53, 0],
    [1 - 2 ** -40, 2 ** 50, 2, 1],
    [0.999, 1e-3, 1e-3, 1],
    [0.3, 1e-300, 2, 0],
    [0.7, 1e-300, 2, 0],
    [0.7, 2, 1e-300, 1],
    [0.5, 2 ** 53, 1e-3, 1],
  ])('of p = %d with a = %d, b = %d is %d', (p, a, b, expected) => {
    expect(betaQuantile(p, a, b)).toBe(expected)
  })
})

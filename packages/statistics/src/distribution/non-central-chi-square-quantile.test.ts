import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { expectAgreement, expectClose, readReferenceValues } from '../internal/reference-values.testing.ts'
import { chiSquareQuantile } from './chi-square-quantile.ts'
import { nonCentralChiSquareQuantile } from './non-central-chi-square-quantile.ts'
import { nonCentralChiSquareSurvival } from './non-central-chi-square.ts'
import { noncentralityLowerBound } from './noncentrality-lower-bound.ts'
import { normalQuantile } from './normal-quantile.ts'

interface QuantileCase {
  readonly p: number
  readonly degreesOfFreedom: number
  readonly noncentrality: number
  readonly value: number
}

describe('the non-central χ² quantile agrees with 50-digit arithmetic', () => {
  const { cases, tolerance } = readReferenceValues<QuantileCase>('non-central-chi-square-quantile')
  test.each(cases)('$name', ({ p, degreesOfFreedom, noncentrality, value }) => {
    expectAgreement(nonCentralChiSquareQuantile(p, degreesOfFreedom, noncentrality), value, tolerance)
  })
})

const between = (min: number, max: number) => fc.double({ min, max, noNaN: true })
const freedom = between(0.5, 300)
const noncentrality = between(-3, 4).map((power) => 10 ** power)
const probability = between(1e-9, 1 - 1e-9)
const LEAST = 1e-12

describe('the non-central χ² quantile', () => {
  test('has its probability above it', () => {
    fc.assert(
      fc.property(between(1e-9, 0.5), freedom, noncentrality, (upper, k, lambda) => {
        const x = nonCentralChiSquareQuantile(1 - upper, k, lambda)
        expectClose(nonCentralChiSquareSurvival(x, k, lambda), 1 - (1 - upper), 1e-9)
      }),
    )
  })

  test('is the statistic whose lower bound is the noncentrality', () => {
    fc.assert(
      fc.property(
        freedom,
        between(0, 4).map((power) => 10 ** power),
        (k, lambda) => {
          const x = nonCentralChiSquareQuantile(0.999, k, lambda)
          expectClose(noncentralityLowerBound(x, k, 1 - 0.999), lambda, 1e-8)
        },
      ),
    )
  })

  test('grows with p, with λ and with the degrees of freedom', () => {
    fc.assert(
      fc.property(fc.tuple(probability, freedom, noncentrality, between(0, 1)), ([p, k, lambda, more]) => {
        const x = nonCentralChiSquareQuantile(p, k, lambda) * (1 - LEAST)
        expect(nonCentralChiSquareQuantile(p + (1 - p) * more, k, lambda)).toBeGreaterThanOrEqual(x)
        expect(nonCentralChiSquareQuantile(p, k, lambda * (1 + more))).toBeGreaterThanOrEqual(x)
        expect(nonCentralChiSquareQuantile(p, k * (1 + more), lambda)).toBeGreaterThanOrEqual(x)
      }),
    )
  })

  test('is central without noncentrality, and near it for a small one', () => {
    fc.assert(
      fc.property(probability, freedom, (p, k) => {
        expect(nonCentralChiSquareQuantile(p, k, 0)).toBe(chiSquareQuantile(p, k))
        expectClose(nonCentralChiSquareQuantile(p, k, 1e-13), chiSquareQuantile(p, k), 1e-11)
      }),
    )
  })

  test('with one degree of freedom and a large shift is that of a shifted normal variable squared', () => {
    fc.assert(
      fc.property(between(1e-6, 1 - 1e-6), between(10, 100), (p, shift) => {
        expectClose(nonCentralChiSquareQuantile(p, 1, shift * shift), (shift + normalQuantile(p)) ** 2, 1e-11)
      }),
    )
  })

  test('has the ends of the axis as outer quantiles, and stays finite for extreme arguments', () => {
    expect(nonCentralChiSquareQuantile(0, 9, 5)).toBe(0)
    expect(nonCentralChiSquareQuantile(1, 9, 5)).toBe(Infinity)
    expect(nonCentralChiSquareQuantile(1e-300, 0.01, 5)).toBe(0)
    expect(nonCentralChiSquareQuantile(0.5, 9, 1e8) / 1e8).toBeCloseTo(1, 6)
    expectClose(nonCentralChiSquareQuantile(5e-324, 9, 1e-300), chiSquareQuantile(5e-324, 9), 1e-9)
  })

  test('refuses impossible arguments', () => {
    expect(() => nonCentralChiSquareQuantile(1.1, 9, 5)).toThrow(/p must be a probability between 0 and 1; got 1.1/)
    expect(() => nonCentralChiSquareQuantile(0.5, 0, 5)).toThrow(/degreesOfFreedom must be positive/)
    expect(() => nonCentralChiSquareQuantile(0.5, 9, -1)).toThrow(/noncentrality must be finite and at least 0; got -1/)
    expect(() => nonCentralChiSquareQuantile(0.5, 9, Infinity)).toThrow(RangeError)
    expect(() => nonCentralChiSquareQuantile(Number.NaN, 9, 5)).toThrow(RangeError)
  })
})

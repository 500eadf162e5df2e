import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chiSquareQuantile } from './chi-square-quantile.ts'
import { chiSquareSurvival } from './chi-square.ts'
import { kolmogorovSurvival } from './kolmogorov.ts'
import { newcombeDifferenceLowerBound } from './newcombe-difference.ts'
import { nonCentralChiSquareSurvival } from './non-central-chi-square.ts'
import { noncentralityLowerBound } from './noncentrality-lower-bound.ts'
import { normalQuantile } from './normal-quantile.ts'
import { normalSurvival } from './normal-survival.ts'
import { wilsonInterval } from './wilson-interval.ts'

const LEAST = 1e-14 // rounding allowed in comparisons of neighbouring values
const between = (min: number, max: number) => fc.double({ min, max, noNaN: true })
const freedom = between(0.5, 500)
const proportion = fc
  .tuple(between(0, 1), between(1, 1e6))
  .map(([share, trials]) => ({ successes: share * trials, trials }))

describe('the χ² survival', () => {
  test('falls as the statistic grows and stays a probability', () => {
    fc.assert(
      fc.property(freedom, between(0, 2000), between(0, 100), (k, x, more) => {
        const [near, far] = [chiSquareSurvival(x, k), chiSquareSurvival(x + more, k)]
        expect(near).toBeLessThanOrEqual(1)
        expect(far).toBeGreaterThanOrEqual(0)
        expect(far).toBeLessThanOrEqual(near * (1 + LEAST))
      }),
    )
  })

  test('grows with the degrees of freedom', () => {
    fc.assert(
      fc.property(freedom, between(0, 500), between(0, 10), (k, x, more) => {
        expect(chiSquareSurvival(x, k + more)).toBeGreaterThanOrEqual(chiSquareSurvival(x, k) * (1 - 1e-12))
      }),
    )
  })

  test('is exponential with two degrees of freedom', () => {
    fc.assert(
      fc.property(between(0, 1400), (x) => {
        expect(chiSquareSurvival(x, 2) / Math.exp(-x / 2)).toBeCloseTo(1, 11)
      }),
    )
  })

  test('gives back the probability of its quantile', () => {
    fc.assert(
      fc.property(freedom, between(1e-6, 1 - 1e-6), (k, p) => {
        expect(chiSquareSurvival(chiSquareQuantile(p, k), k)).toBeCloseTo(1 - p, 11)
      }),
    )
  })

  test.each([
    [0, 3, 1],
    [-1, 3, 1],
    [Infinity, 3, 0],
    [5000, 3, 0],
  ])('at %d with %d degrees of freedom is %d', (x, k, expected) => expect(chiSquareSurvival(x, k)).toBe(expected))

  test('has the ends of the axis as outer quantiles', () => {
    expect(chiSquareQuantile(0, 4)).toBe(0)
    expect(chiSquareQuantile(1, 4)).toBe(Infinity)
  })

  test('refuses impossible arguments', () => {
    expect(() => chiSquareSurvival(Number.NaN, 3)).toThrow(/x must be a number; got NaN/)
    expect(() => chiSquareSurvival(1, 0)).toThrow(/degreesOfFreedom must be positive and finite; got 0/)
    expect(() => chiSquareQuantile(1.5, 3)).toThrow(/p must be a probability between 0 and 1; got 1.5/)
    expect(() => chiSquareQuantile(0.5, Infinity)).toThrow(RangeError)
  })
})

describe('the non-central χ² survival', () => {
  test('is the central one without noncentrality, and near it for a small one', () => {
    fc.assert(
      fc.property(freedom, between(0.1, 900), (k, x) => {
        expect(nonCentralChiSquareSurvival(x, k, 0)).toBe(chiSquareSurvival(x, k))
        const nearby = nonCentralChiSquareSurvival(x, k, 1e-13)
        expect(Math.abs(nearby - chiSquareSurvival(x, k))).toBeLessThanOrEqual(1e-9 * chiSquareSurvival(x, k) + 1e-300)
      }),
    )
  })

  test('grows with the noncentrality and falls with the statistic', () => {
    fc.assert(
      fc.property(fc.tuple(freedom, between(0.1, 2000), between(0, 2000), between(0, 50)), ([k, x, lambda, more]) => {
        const value = nonCentralChiSquareSurvival(x, k, lambda)
        expect(nonCentralChiSquareSurvival(x, k, lambda + more)).toBeGreaterThanOrEqual(value * (1 - 1e-12))
        expect(nonCentralChiSquareSurvival(x + more, k, lambda)).toBeLessThanOrEqual(value * (1 + 1e-12))
        expect(value).toBeLessThanOrEqual(1)
      }),
    )
  })

  test('with one degree of freedom is that of a shifted normal variable squared', () => {
    fc.assert(
      fc.property(between(0.01, 15), between(0.01, 15), (root, shift) => {
        const expected = normalSurvival(root - shift) + normalSurvival(root + shift)
        expect(nonCentralChiSquareSurvival(root * root, 1, shift * shift) / expected).toBeCloseTo(1, 10)
      }),
    )
  })

  test('stays quick and finite for huge arguments', () => {
    expect(nonCentralChiSquareSurvival(2e6, 9, 2e6)).toBeCloseTo(0.5, 2)
    expect(nonCentralChiSquareSurvival(1e-300, 9, 1e6)).toBeCloseTo(1, 12)
    expect(nonCentralChiSquareSurvival(Infinity, 9, 5)).toBe(0)
    expect(nonCentralChiSquareSurvival(0, 9, 5)).toBe(1)
    expect(() => nonCentralChiSquareSurvival(1, 9, -1)).toThrow(/noncentrality must be finite and at least 0; got -1/)
  })
})

describe('the lower bound of the noncentrality', () => {
  const level = between(1e-9, 0.5)

  test('is the noncentrality whose survival is alpha, or 0', () => {
    fc.assert(
      fc.property(between(1, 200), between(0, 5000), level, (k, x, alpha) => {
        const bound = noncentralityLowerBound(x, k, alpha)
        const survival = nonCentralChiSquareSurvival(x, k, bound)
        if (bound === 0) expect(survival).toBeGreaterThanOrEqual(alpha)
        else expect(survival / alpha).toBeCloseTo(1, 8)
      }),
    )
  })

  test('grows with the statistic and with alpha', () => {
    fc.assert(
      fc.property(fc.tuple(between(1, 200), between(0, 5000), level, between(0, 50)), ([k, x, alpha, more]) => {
        const bound = noncentralityLowerBound(x, k, alpha)
        expect(noncentralityLowerBound(x + more, k, alpha)).toBeGreaterThanOrEqual(bound * (1 - 1e-11))
        expect(noncentralityLowerBound(x, k, Math.min(0.5, alpha * (1 + more)))).toBeGreaterThanOrEqual(
          bound * (1 - 1e-11),
        )
      }),
    )
  })

  test('falls with the degrees of freedom', () => {
    fc.assert(
      fc.property(between(1, 100), between(0, 2000), level, (k, x, alpha) => {
        const bound = noncentralityLowerBound(x, k, alpha)
        expect(noncentralityLowerBound(x, k + 5, alpha)).toBeLessThanOrEqual(bound)
      }),
    )
  })

  test('refuses a level or a statistic that is none', () => {
    expect(() => noncentralityLowerBound(5, 9, 0)).toThrow(/alpha must lie between 0 and 1, both excluded; got 0/)
    expect(() => noncentralityLowerBound(5, 9, 1)).toThrow(RangeError)
    expect(() => noncentralityLowerBound(Infinity, 9, 0.1)).toThrow(/x must be a finite statistic; got Infinity/)
    expect(() => noncentralityLowerBound(Number.NaN, 9, 0.1)).toThrow(RangeError)
    expect(noncentralityLowerBound(-5, 9, 0.1)).toBe(0)
  })
})

describe('the normal distribution', () => {
  test('is symmetric', () => {
    fc.assert(
      fc.property(between(-8, 8), (z) => {
        expect(normalSurvival(z) + normalSurvival(-z)).toBeCloseTo(1, 14)
      }),
    )
    fc.assert(
      fc.property(between(1e-9, 0.5), (p) => {
        expect(normalQuantile(1 - p)).toBeCloseTo(-normalQuantile(1 - (1 - p)), 12)
      }),
    )
  })

  test('gives back z through survival and quantile, deep into the tail', () => {
    fc.assert(
      fc.property(between(1, 37), (z) => {
        expect(-normalQuantile(normalSurvival(z)) / z).toBeCloseTo(1, 12)
      }),
    )
  })

  test('falls as z grows', () => {
    fc.assert(
      fc.property(between(-38, 38), between(0, 2), (z, more) => {
        expect(normalSurvival(z + more)).toBeLessThanOrEqual(normalSurvival(z) * (1 + LEAST))
      }),
    )
  })

  test('has infinite ends and refuses what is no number', () => {
    expect([normalSurvival(Infinity), normalSurvival(-Infinity), normalSurvival(0)]).toEqual([0, 1, 0.5])
    expect([normalQuantile(0), normalQuantile(1), normalQuantile(0.5)]).toEqual([-Infinity, Infinity, 0])
    expect(() => normalSurvival(Number.NaN)).toThrow(RangeError)
    expect(() => normalQuantile(-0.1)).toThrow(RangeError)
  })
})

describe("Kolmogorov's survival", () => {
  test('falls as t grows and stays a probability', () => {
    fc.assert(
      fc.property(between(0, 20), between(0, 1), (t, more) => {
        const [near, far] = [kolmogorovSurvival(t), kolmogorovSurvival(t + more)]
        expect(near).toBeLessThanOrEqual(1)
        expect(far).toBeGreaterThanOrEqual(0)
        expect(far).toBeLessThanOrEqual(near * (1 + LEAST))
      }),
    )
  })

  test('has no step where its two series meet', () => {
    expect(kolmogorovSurvival(0.8 - 1e-15)).toBeCloseTo(kolmogorovSurvival(0.8), 13)
  })

  test('stays under its first term, 2 exp(−2t²)', () => {
    fc.assert(
      fc.property(between(0.8, 18), (t) => {
        expect(kolmogorovSurvival(t)).toBeLessThanOrEqual(2 * Math.exp(-2 * t * t) * (1 + LEAST))
      }),
    )
  })

  test.each([
    [-1, 1],
    [0, 1],
    [1e-300, 1],
    [Infinity, 0],
  ])('at %d is %d', (t, expected) => expect(kolmogorovSurvival(t)).toBe(expected))
})

describe('the Wilson interval', () => {
  test('holds the proportion and stays within 0 and 1', () => {
    fc.assert(
      fc.property(proportion, between(0, 6), ({ successes, trials }, z) => {
        const { lower, upper } = wilsonInterval(successes, trials, z)
        expect(lower).toBeGreaterThanOrEqual(0)
        expect(upper).toBeLessThanOrEqual(1)
        expect(lower).toBeLessThanOrEqual((successes / trials) * (1 + LEAST))
        expect(upper).toBeGreaterThanOrEqual((successes / trials) * (1 - LEAST))
      }),
    )
  })

  test('mirrors when successes and failures swap', () => {
    fc.assert(
      fc.property(proportion, between(0, 6), ({ successes, trials }, z) => {
        const swapped = wilsonInterval(Math.max(0, trials - successes), trials, z)
        expect(wilsonInterval(successes, trials, z).upper).toBeCloseTo(1 - swapped.lower, 12)
      }),
    )
  })

  test('narrows as trials grow and widens with z', () => {
    fc.assert(
      fc.property(proportion, between(0, 5), ({ successes, trials }, z) => {
        const width = (n: number, s: number) => {
          const { lower, upper } = wilsonInterval(successes * n, trials * n, s)
          return upper - lower
        }
        expect(width(2, z)).toBeLessThanOrEqual(width(1, z) + LEAST)
        expect(width(1, z + 1)).toBeGreaterThanOrEqual(width(1, z) - LEAST)
      }),
    )
  })

  test('knows nothing without trials and refuses impossible counts', () => {
    expect(wilsonInterval(0, 0, 2)).toEqual({ lower: 0, upper: 1 })
    expect(() => wilsonInterval(3, 2, 2)).toThrow(/needs 0 ≤ successes ≤ trials; got 3 of 2/)
    expect(() => wilsonInterval(Number.NaN, 2, 2)).toThrow(RangeError)
    expect(() => wilsonInterval(1, 2, -1)).toThrow(/z must be finite and at least 0; got -1/)
  })
})

describe("the lower bound of Newcombe's difference", () => {
  test('lies between −1 and the difference itself', () => {
    fc.assert(
      fc.property(proportion, proportion, between(0, 6), (reference, current, z) => {
        const difference = current.successes / current.trials - reference.successes / reference.trials
        const bound = newcombeDifferenceLowerBound({ reference, current }, z)
        expect(bound).toBeGreaterThanOrEqual(-1)
        expect(bound).toBeLessThanOrEqual(difference + LEAST)
      }),
    )
  })

  test('is the difference itself when z is 0, and falls as z grows', () => {
    fc.assert(
      fc.property(proportion, proportion, between(0, 5), (reference, current, z) => {
        const samples = { reference, current }
        const difference = current.successes / current.trials - reference.successes / reference.trials
        expect(newcombeDifferenceLowerBound(samples, 0)).toBeCloseTo(difference, 12)
        expect(newcombeDifferenceLowerBound(samples, z + 0.5)).toBeLessThanOrEqual(
          newcombeDifferenceLowerBound(samples, z) + LEAST,
        )
      }),
    )
  })

  test('is not above 0 for equal proportions', () => {
    fc.assert(
      fc.property(proportion, between(0, 5), (side, z) => {
        expect(newcombeDifferenceLowerBound({ reference: side, current: side }, z)).toBeLessThanOrEqual(0)
      }),
    )
  })

  test('is −1 when a side has no trials', () => {
    const none = { successes: 0, trials: 0 }
    const some = { successes: 3, trials: 9 }
    expect(newcombeDifferenceLowerBound({ reference: none, current: some }, 2)).toBe(-1)
    expect(newcombeDifferenceLowerBound({ reference: some, current: none }, 2)).toBe(-1)
  })
})

import { describe, expect, test } from 'vitest'
import { expectAgreement, readReferenceValues } from '../internal/reference-values.testing.ts'
import { chiSquareQuantile } from './chi-square-quantile.ts'
import { chiSquareSurvival } from './chi-square.ts'
import { kolmogorovSurvival } from './kolmogorov.ts'
import { newcombeDifferenceLowerBound } from './newcombe-difference.ts'
import { nonCentralChiSquareSurvival } from './non-central-chi-square.ts'
import { noncentralityLowerBound } from './noncentrality-lower-bound.ts'
import { normalQuantile } from './normal-quantile.ts'
import { normalSurvival } from './normal-survival.ts'
import type { Proportion } from './proportion.ts'
import { wilsonInterval } from './wilson-interval.ts'

interface ChiSquareCase {
  readonly kind: 'survival' | 'quantile' | 'bound'
  readonly x: number
  readonly p: number
  readonly degreesOfFreedom: number
  readonly noncentrality: number
  readonly alpha: number
  readonly value: number
}

describe('the χ² distribution agrees with 60-digit arithmetic', () => {
  const { cases, tolerance } = readReferenceValues<ChiSquareCase>('chi-square')
  test.each(cases)('$name', ({ kind, x, p, degreesOfFreedom, value }) => {
    const actual = kind === 'survival' ? chiSquareSurvival(x, degreesOfFreedom) : chiSquareQuantile(p, degreesOfFreedom)
    expectAgreement(actual, value, tolerance)
  })
})

describe('the non-central χ² distribution agrees with 60-digit arithmetic', () => {
  const { cases, tolerance } = readReferenceValues<ChiSquareCase>('non-central-chi-square')
  test.each(cases)('$name', ({ kind, x, alpha, degreesOfFreedom, noncentrality, value }) => {
    const actual =
      kind === 'survival'
        ? nonCentralChiSquareSurvival(x, degreesOfFreedom, noncentrality)
        : noncentralityLowerBound(x, degreesOfFreedom, alpha)
    expectAgreement(actual, value, tolerance)
  })
})

describe('the normal distribution agrees with 60-digit arithmetic', () => {
  const { cases, tolerance } = readReferenceValues<{ kind: string; z: number; p: number; value: number }>('normal')
  test.each(cases)('$name', ({ kind, z, p, value }) => {
    expectAgreement(kind === 'survival' ? normalSurvival(z) : normalQuantile(p), value, tolerance)
  })
})

describe("Kolmogorov's distribution agrees with 400-digit arithmetic", () => {
  const { cases, tolerance } = readReferenceValues<{ t: number; value: number }>('kolmogorov')
  test.each(cases)('$name', ({ t, value }) => expectAgreement(kolmogorovSurvival(t), value, tolerance))
})

interface ProportionCase extends Proportion {
  readonly kind: 'wilson' | 'newcombe'
  readonly z: number
  readonly lower: number
  readonly upper: number
  readonly reference: readonly [number, number]
  readonly current: readonly [number, number]
  readonly value: number
}

describe('intervals of proportions agree with 60-digit arithmetic', () => {
  const { cases, tolerance } = readReferenceValues<ProportionCase>('proportions')
  test.each(cases)('$kind: $name', (recorded) => {
    const { kind, successes, trials, z, reference, current } = recorded
    if (kind === 'wilson') {
      const { lower, upper } = wilsonInterval(successes, trials, z)
      expectAgreement(lower, recorded.lower, tolerance)
      expectAgreement(upper, recorded.upper, tolerance)
      return
    }
    const [left, right] = [reference, current].map(([hits, n]) => ({ successes: hits, trials: n }))
    expectAgreement(newcombeDifferenceLowerBound({ reference: left!, current: right! }, z), recorded.value, tolerance)
  })
})

test("Newcombe's published example, 56/70 against 48/80, gives 0.0524", () => {
  const samples = { reference: { successes: 48, trials: 80 }, current: { successes: 56, trials: 70 } }
  expect(newcombeDifferenceLowerBound(samples, 1.959964)).toBeCloseTo(0.0524, 4)
})

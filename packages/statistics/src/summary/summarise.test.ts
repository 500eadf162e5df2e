import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sample } from '../internal/arbitrary-samples.testing.ts'
import { expectClose, readReferenceValues } from '../internal/reference-values.testing.ts'
import { summarise } from './summarise.ts'

interface Case {
  readonly values: readonly number[]
  readonly count: number
  readonly mean: number
  readonly standardDeviation: number | null
  readonly min: number
  readonly max: number
}
const { cases, tolerance } = readReferenceValues<Case>('summarise')

describe('the reference values', () => {
  test.each(cases)('agree for $name', ({ values, ...expected }) => {
    const summary = summarise(values)
    expect(summary).toMatchObject({ count: expected.count, missing: 0, min: expected.min, max: expected.max })
    expectClose(summary.mean, expected.mean, tolerance)
    expectClose(summary.standardDeviation, expected.standardDeviation ?? Number.NaN, tolerance)
  })
})

describe('the laws', () => {
  test('missing values change nothing but their count', () => {
    fc.assert(
      fc.property(sample, fc.nat(5), (values, holes) => {
        const withHoles = [...values, ...Array.from({ length: holes }, () => Number.NaN)]
        expect(summarise(withHoles)).toEqual({ ...summarise(values), missing: holes })
      }),
    )
  })
  test('a shift moves the mean and leaves the standard deviation', () => {
    fc.assert(
      fc.property(sample, fc.integer({ min: -100, max: 100 }), (values, shift) => {
        const [before, after] = [summarise(values), summarise(values.map((value) => value + shift))]
        expect(after.mean).toBeCloseTo(before.mean + shift, 9)
        if (before.count > 1) expect(after.standardDeviation).toBeCloseTo(before.standardDeviation, 9)
      }),
    )
  })
  test('a constant sample has a standard deviation of exactly 0', () => {
    const double = fc.double({ noNaN: true, noDefaultInfinity: true })
    fc.assert(
      fc.property(double, fc.integer({ min: 2, max: 50 }), (value, count) => {
        const { mean, standardDeviation } = summarise(Array.from({ length: count }, () => value))
        expect(mean === value && standardDeviation === 0).toBe(true)
      }),
    )
  })
})

describe('the edges', () => {
  test('an empty sample has no figures', () => {
    expect(summarise([])).toEqual({ count: 0, missing: 0, mean: NaN, standardDeviation: NaN, min: NaN, max: NaN })
  })
  test('one value has no standard deviation', () => {
    expect(summarise([4, Infinity])).toEqual({ count: 1, missing: 1, mean: 4, standardDeviation: NaN, min: 4, max: 4 })
  })
})

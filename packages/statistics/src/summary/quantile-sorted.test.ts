import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sample } from '../internal/arbitrary-samples.testing.ts'
import { readReferenceValues } from '../internal/reference-values.testing.ts'
import { quantileSorted } from './quantile-sorted.ts'
import { sortSample } from './sort-sample.ts'

interface Case {
  readonly values: readonly number[]
  readonly levels: readonly number[]
  readonly quantiles: readonly number[]
}
const { cases } = readReferenceValues<Case>('quantile-sorted')
const sorted = sample.map((values) => sortSample(values).sorted)
const level = fc.double({ min: 0, max: 1, noNaN: true })

describe('the reference values', () => {
  test.each(cases)('agree to the last bit for $name', ({ values, levels, quantiles }) => {
    const { sorted } = sortSample(values)
    expect(levels.map((p) => quantileSorted(sorted, p))).toEqual(quantiles)
  })
})

describe('the laws', () => {
  test('it stays between the extremes', () => {
    fc.assert(
      fc.property(sorted, level, (values, p) => {
        const quantile = quantileSorted(values, p)
        expect(quantile).toBeGreaterThanOrEqual(values[0]!)
        expect(quantile).toBeLessThanOrEqual(values.at(-1)!)
      }),
    )
  })
  test('it never falls as the level rises', () => {
    fc.assert(
      fc.property(sorted, level, level, (values, p, q) => {
        const [low, high] = [quantileSorted(values, Math.min(p, q)), quantileSorted(values, Math.max(p, q))]
        expect(low).toBeLessThanOrEqual(high + 1e-12)
      }),
    )
  })
  test('the ends are the extremes exactly', () => {
    fc.assert(
      fc.property(sorted, (values) => {
        expect(quantileSorted(values, 0) === values[0] && quantileSorted(values, 1) === values.at(-1)).toBe(true)
      }),
    )
  })
})

describe('the edges', () => {
  test('an empty sample gives NaN', () => expect(quantileSorted([], 0.5)).toBeNaN())
  test('one value is every quantile', () => expect(quantileSorted([7], 0.3)).toBe(7))
  test.each([-0.1, 1.1, Number.NaN])('a level of %d is refused', (p) => {
    expect(() => quantileSorted([1], p)).toThrow(`p is ${p}; a quantile level must be within 0..1`)
  })
})

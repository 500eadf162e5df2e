import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countPair } from '../internal/arbitrary-samples.testing.ts'
import { expectClose, readReferenceValues } from '../internal/reference-values.testing.ts'
import { type ChiSquareResult, chiSquareTest } from './chi-square-test.ts'

interface Case extends ChiSquareResult {
  readonly reference: readonly number[]
  readonly current: readonly number[]
}
const { cases, tolerance } = readReferenceValues<Case>('chi-square-test')

describe('the reference values', () => {
  test.each(cases)('agree for $name', ({ reference, current, ...expected }) => {
    const result = chiSquareTest(reference, current)
    expectClose(result.statistic, expected.statistic, tolerance)
    expect(result.degreesOfFreedom).toBe(expected.degreesOfFreedom)
    expectClose(result.pValue, expected.pValue, tolerance)
    expectClose(result.cramersV, expected.cramersV, tolerance)
  })
})

describe('the laws', () => {
  test('it does not care which side is the reference', () => {
    fc.assert(
      fc.property(countPair, ([a, b]) => {
        expectClose(chiSquareTest(a, b).statistic, chiSquareTest(b, a).statistic, 1e-12)
      }),
    )
  })
  test('p-value and effect size stay within 0 and 1', () => {
    fc.assert(
      fc.property(countPair, ([a, b]) => {
        const { statistic, pValue, cramersV } = chiSquareTest(a, b)
        expect(statistic >= 0 && pValue >= 0 && pValue <= 1 && cramersV >= 0 && cramersV <= 1).toBe(true)
      }),
    )
  })
  test('ten times the rows make ten times the statistic and the same effect size', () => {
    const tenfold = (counts: readonly number[]) => counts.map((count) => count * 10)
    fc.assert(
      fc.property(countPair, ([a, b]) => {
        const once = chiSquareTest(a, b)
        const more = chiSquareTest(tenfold(a), tenfold(b))
        expectClose(more.statistic, once.statistic * 10, 1e-9)
        expectClose(more.cramersV, once.cramersV, 1e-9)
      }),
    )
  })
  test('a cell that is empty on both sides changes nothing', () => {
    fc.assert(
      fc.property(countPair, ([a, b]) => {
        expect(chiSquareTest([0, ...a], [0, ...b])).toEqual(chiSquareTest(a, b))
      }),
    )
  })
})

describe('the edges', () => {
  test.each([
    ['an empty reference', [0, 0], [1, 2]],
    ['an empty current window', [1, 2], [0, 0]],
    ['no cells', [], []],
  ])('are NaN for %s', (_, reference, current) => {
    expect(chiSquareTest(reference, current)).toMatchObject({ statistic: NaN, pValue: NaN, cramersV: NaN })
  })
  test('one cell in use cannot differ', () => {
    expect(chiSquareTest([3, 0], [5, 0])).toEqual({ statistic: 0, degreesOfFreedom: 0, pValue: 1, cramersV: 0 })
  })
  test('no cell in common is the largest effect', () => {
    expect(chiSquareTest([10, 0], [0, 10]).cramersV).toBe(1)
  })
  test('a negative count is refused', () => {
    expect(() => chiSquareTest([1, -2], [1, 2])).toThrow('chiSquareTest: reference[1] is -2')
  })
})

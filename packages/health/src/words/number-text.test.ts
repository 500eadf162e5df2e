import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  boundText,
  countText,
  fixedText,
  numberText,
  pairText,
  percentChange,
  percentText,
  thresholdText,
} from './number-text.ts'

describe('a number for people', () => {
  test.each([
    [0, '0'],
    [-0, '0'],
    [12345.678, '12,346'],
    [0.012345, '0.0123'],
    [-5.5, '−5.5'],
    [100, '100'],
    [1e14, '100,000,000,000,000'],
    [1.23e15, '1.2e15'],
    [0.0000123, '1.2e−5'],
    [Infinity, '∞'],
    [999.96, '1,000'],
  ])('%d is told as %s', (value, text) => expect(numberText(value)).toBe(text))

  test('is right to three digits, and has no exponent unless it is tiny or huge', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e14, max: 1e14, noNaN: true }), (value) => {
        const text = numberText(value)
        expect(Math.abs(readBack(text) - value)).toBeLessThanOrEqual(Math.max(0.5, Math.abs(value) / 2) * 0.011)
        if (Math.abs(value) >= 1e-4) expect(text).toMatch(/^−?[\d,]+(\.\d*[1-9])?$/)
      }),
    )
  })
})

test.each([
  [0.424, '0.43'],
  [0.42, '0.42'],
  [0.0773, '0.078'],
  [0.0991, '0.1'],
  [3.08, '3.1'],
  [20.25, '21'],
  [0, '0'],
  [Infinity, '∞'],
])('what would just show, %d, is told as %s', (least, text) => {
  expect(thresholdText(least)).toBe(text)
})

test('what rounds to zero has no sign', () => {
  expect(fixedText(-0.04, 0)).toBe('0')
  expect(fixedText(-0.04, 1)).toBe('0')
  expect(fixedText(-0.04, 2)).toBe('−0.04')
})

test('counts are whole, thousands apart', () => {
  expect(countText(1_234_567)).toBe('1,234,567')
  expect(countText(0)).toBe('0')
})

test('two numbers that differ are told apart', () => {
  expect(pairText(1013.21, 1013.19)).toEqual(['1,013.21', '1,013.19'])
  expect(pairText(20, 29.3)).toEqual(['20', '29.3'])
  expect(pairText(7, 7)).toEqual(['7', '7'])
})

describe('a percentage', () => {
  test.each([
    [0, '0 %'],
    [1, '100 %'],
    [0.9996, '99.9 %'],
    [0.00001, '0.001 %'],
    [0.1234, '12 %'],
    [0.0123, '1.2 %'],
  ])('of %d is told as %s', (share, text) => expect(percentText(share)).toBe(text))

  test('is 0 or 100 only where it is', () => {
    fc.assert(
      fc.property(fc.double({ min: 2 ** -60, max: 1 - 2 ** -40, noNaN: true }), (share) => {
        expect(['0 %', '100 %']).not.toContain(percentText(share))
      }),
    )
  })

  test('of two shares that differ are told apart', () => {
    expect(percentChange(0.31, 0.04)).toBe('31 → 4 %')
    expect(percentChange(0.311, 0.312)).toBe('31.1 → 31.2 %')
  })
})

test('a bound never grows by being told, and loses less than a tenth', () => {
  expect(boundText(0.1499)).toBe('0.14')
  fc.assert(
    fc.property(fc.double({ min: 1e-4, max: 1e6, noNaN: true }), (bound) => {
      const told = readBack(boundText(bound))
      expect(told).toBeLessThanOrEqual(bound)
      expect(told).toBeGreaterThan(bound * 0.9)
    }),
  )
})

function readBack(text: string): number {
  return Number(text.replaceAll(',', '').replaceAll('−', '-'))
}

import fc from 'fast-check'
import { expect, test } from 'vitest'

import { toCountText, toNumberText, toPartText, toPercentText, toSeverityText } from './number-text.ts'

test.each([
  [0, '0'],
  [-0, '0'],
  [-4.9e-324, '0'],
  [0.012345, '0.0123'],
  [0.5, '0.5'],
  [1.239, '1.24'],
  [12.34, '12.3'],
  [1234.5, '1,235'],
  [-3.5, '−3.5'],
  [0.00001234, '1.2e−5'],
  [2.5e12, '2.5e12'],
  [NaN, '–'],
  [Infinity, '–'],
])('%d is written %s', (value, text) => expect(toNumberText(value)).toBe(text))

test('shares are percentages, counts agree with their noun, severities keep their band', () => {
  expect(toPercentText(0.0425)).toBe('4.25 %')
  expect([toCountText(1, 'window'), toCountText(1300, 'window')]).toEqual(['1 window', '1,300 windows'])
  expect([toSeverityText(69.9), toSeverityText(70)]).toEqual(['69', '70'])
})

test('a part is told with its whole, and neither where one is not known', () => {
  expect(toPartText(21, 50)).toBe('21 of 50')
  expect([toPartText(undefined, 50), toPartText(21, undefined), toPartText(NaN, 50)]).toEqual(['–', '–', '–'])
})

const finite = fc.double({ noNaN: true, min: -1e300, max: 1e300 })

test('what is not zero never reads as 0, and what is does', () => {
  fc.assert(fc.property(finite, (value) => /[1-9]/.test(toNumberText(value)) === Math.abs(value) >= 2 ** -1022))
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e9 }), fc.integer({ min: 1, max: 1e9 }), (part, more) =>
      /[1-9]/.test(toPercentText(part / (part + more))),
    ),
  )
})

test('a number reads as itself within a twentieth', () => {
  fc.assert(
    fc.property(finite, (value) => {
      const read = Number(toNumberText(value).replaceAll(',', '').replaceAll('−', '-'))
      expect(Math.abs(read - value)).toBeLessThanOrEqual(Math.max(Math.abs(value) * 0.05, 2 ** -1022))
    }),
  )
})

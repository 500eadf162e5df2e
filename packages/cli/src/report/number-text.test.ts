import { expect, test } from 'vitest'

import { toCountText, toNumberText, toPercentText, toSeverityText } from './number-text.ts'

test.each([
  [0, '0'],
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

import { expect, test } from 'vitest'
import { numberText } from './number-text.ts'

test.each([
  ['0', '0'],
  ['14.4', '14.4'],
  ['0.0001', '0.0001'],
  ['0.00001', '1e-05'],
  ['0.000015', '1.5e-05'],
  ['0.0000000001', '1e-10'],
])('%s is printed as %s', (decimal, printed) => {
  expect(numberText(decimal)).toBe(printed)
})

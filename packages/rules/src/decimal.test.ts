import fc from 'fast-check'
import { expect, test } from 'vitest'
import { complementText, decimalText } from './decimal.ts'

test.each([
  [14.4, '14.4'],
  [1e-7, '0.0000001'],
  [1.25e-9, '0.00000000125'],
  [1e21, '1000000000000000000000'],
  [0, '0'],
])('%d is written without an exponent', (value, text) => {
  expect(decimalText(value)).toBe(text)
})

test.each([
  [0.999, '0.001'],
  [0.9999999, '0.0000001'],
  [0.95, '0.05'],
  [0.5, '0.5'],
  [1e-7, '0.9999999'],
  [0.93, '0.07'],
])('1 − %d is exact', (share, text) => {
  expect(complementText(share)).toBe(text)
})

test('a share and its complement make one, digit by digit', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 999_999_999 }), (billionths) => {
      const share = Number(`0.${String(billionths).padStart(9, '0')}`)
      const complement = complementText(share).slice(2).padEnd(9, '0')
      expect(billionths + Number(complement)).toBe(1_000_000_000)
      expect(Number(decimalText(share))).toBe(share)
    }),
  )
})

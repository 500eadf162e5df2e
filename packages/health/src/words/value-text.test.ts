import { expect, test } from 'vitest'
import { rangeText, unitText } from './value-text.ts'

test('a unit stands apart from its number, the sign of an angle does not', () => {
  expect(rangeText({ lower: 10, upper: 20 }, unitText('°C'))).toBe('10–20 °C')
  expect(rangeText({ lower: 159, upper: 259 }, unitText('°'))).toBe('159–259°')
  expect(unitText(undefined)).toBe('')
})

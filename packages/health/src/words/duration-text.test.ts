import { expect, test } from 'vitest'
import { durationText, plural } from './duration-text.ts'
import { longerWindow } from './longer-window.ts'

test.each([
  [900_000, '15 minutes'],
  [86_400_000, '1 day'],
  [90_000, '90 seconds'],
  [5, '5 milliseconds'],
])('%d ms are %s', (lengthMs, text) => expect(durationText(lengthMs)).toBe(text))

test('one is one', () => {
  expect([plural(1, 'row'), plural(1200, 'row')]).toEqual(['1 row', '1,200 rows'])
})

test('the next longer window that people use is advised, and none that is another question', () => {
  expect(longerWindow('1d', 4)).toBe('1w')
  expect(longerWindow('15m', 3)).toBe('1h')
  expect(longerWindow('1d', 20)).toBe('1mo')
  expect(longerWindow('1w', 20)).toBeUndefined()
})

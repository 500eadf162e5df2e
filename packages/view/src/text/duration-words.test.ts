import { expect, test } from 'vitest'
import { durationWords } from './duration-words.ts'

test.each([
  [0, '0 s'],
  [259.2, '260 ms'],
  [90_000, '1 min 30 s'],
  [180_000, '3 min'],
  [5_340_000, '1 h 29 min'],
  [86_400_000, '1 d'],
  [263_000_000, '3 d 1 h'],
])('%d ms are %s', (durationMs, words) => {
  expect(durationWords(durationMs)).toBe(words)
})

import { expect, test } from 'vitest'
import { endingWords } from './ending-words.ts'

test.each([
  [{ state: 'learning' }, 'ends by itself: its reference is being learned'],
  [
    { state: 'learning', reason: 'first_windows', learning: 0.459 },
    'ends by itself: its reference is being learned, 45 % so far',
  ],
  [
    { state: 'learning', reason: 'not_in_profile' },
    'ends by itself: its reference is being learned; a profile that has it ends it at once',
  ],
  [{ state: 'blind', reason: 'scatter' }, 'longer windows, a longer reference or more rows end it'],
  [{ state: 'blind', reason: 'not_renewed' }, 'the next window that can tell ends it'],
  [{ state: 'blind' }, 'the next window that can tell ends it'],
  [{ state: 'insufficient_data', reason: 'thin' }, 'more rows in a window end it'],
  [{ state: 'act', reason: 'thin' }, ''],
  [{ state: 'ok' }, ''],
] as const)('%j: %s', (unjudged, words) => {
  expect(endingWords(unjudged)).toBe(words)
})

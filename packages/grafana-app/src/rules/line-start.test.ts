import { expect, test } from 'vitest'
import { lineStart } from './line-start.ts'

test('a line begins behind the break before it, whichever kind it is', () => {
  const text = 'one\ntwo\r\nthree\rfour'
  expect([1, 2, 3, 4].map((line) => text.slice(lineStart(text, line)).slice(0, 3))).toEqual([
    'one',
    'two',
    'thr',
    'fou',
  ])
})

test('a line that is not there begins at the end', () => {
  expect(lineStart('one', 9)).toBe(3)
  expect(lineStart('', 1)).toBe(0)
})

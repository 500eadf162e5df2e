import { expect, test } from 'vitest'
import { leadOf } from './lead.ts'

test('what is so now stands before the time, what was so behind it', () => {
  expect(leadOf({ now: 'median 3 mm', before: ', usually 1' }, ' since Mon')).toBe('median 3 mm since Mon, usually 1')
})

test('inches are kept apart from the word', () => {
  expect(leadOf({ now: 'median 3 in' }, ' in this window alone')).toBe('median 3 in, in this window alone')
  expect(leadOf({ now: 'median 3 in' }, ' since Mon')).toBe('median 3 in since Mon')
  expect(leadOf({ now: 'median 3 min' }, ' in this window alone')).toBe('median 3 min in this window alone')
})

import { expect, test } from 'vitest'
import { parseRangeEnd } from './parse-range-end.ts'

test('a day is included to its end in the time zone, an instant is not', () => {
  expect(parseRangeEnd('2026-01-31', 'UTC')).toBe(Date.UTC(2026, 1, 1))
  expect(parseRangeEnd('2026-01-31', 'Europe/Berlin')).toBe(Date.UTC(2026, 0, 31, 23))
  expect(parseRangeEnd('2026-01-31T08:00:00+01:00', 'Europe/Berlin')).toBe(Date.UTC(2026, 0, 31, 7))
})

test('what is no date is refused with what to write', () => {
  for (const text of ['', 'tomorrow', '2026-02-30', '2026-01-31T08:00', '2026-01-31T25:00:00Z'])
    expect(() => parseRangeEnd(text, 'UTC')).toThrow(
      `"${text}" is no date. Write a date such as 2004-03-01 or a time such as 2004-03-01T08:00:00Z.`,
    )
})

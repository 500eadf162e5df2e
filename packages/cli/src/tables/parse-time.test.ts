import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { parseTime } from './parse-time.ts'
import type { TableError } from './table-error.ts'

describe('time', () => {
  test.each([
    ['2004-03', '2004-03-01T00:00:00.000Z'],
    ['2004-03-09', '2004-03-09T00:00:00.000Z'],
    ['2004-03-09T08:30', '2004-03-09T08:30:00.000Z'],
    ['2004-03-09 08:30:15', '2004-03-09T08:30:15.000Z'],
    ['2004-03-09T08:30:15.2', '2004-03-09T08:30:15.200Z'],
    ['2004-03-09T08:30:15.123456789', '2004-03-09T08:30:15.123Z'],
    ['2004-03-09T08:30:15Z', '2004-03-09T08:30:15.000Z'],
    ['2004-03-09T08:30:15+05:30', '2004-03-09T03:00:15.000Z'],
    ['2004-03-09 08:30:15-0800', '2004-03-09T16:30:15.000Z'],
    ['2004-03-09 08:30:15 UTC', '2004-03-09T08:30:15.000Z'],
    ['2004-02-29', '2004-02-29T00:00:00.000Z'],
    ['0001-01-01', '0001-01-01T00:00:00.000Z'],
    ['1078817415', '2004-03-09T07:30:15.000Z'],
    [1078817415.5, '2004-03-09T07:30:15.500Z'],
    [1078817415123, '2004-03-09T07:30:15.123Z'],
    ['1078817415123456', '2004-03-09T07:30:15.123Z'],
    ['1078817415123456789', '2004-03-09T07:30:15.123Z'],
  ])('%s is %s', (cell, expected) => {
    expect(new Date(parseTime(cell) ?? NaN).toISOString()).toBe(expected)
  })

  test.each([
    '2004',
    20040309,
    '09.03.2004',
    '3/9/2004',
    '2004-13-01',
    '2003-02-29',
    '2004-03-09T25:00',
    'yesterday',
    'NaN',
    '0x10',
    true,
  ])('%s is refused rather than guessed', (cell) => {
    expect(() => parseTime(cell)).toThrowError(
      expect.objectContaining({
        name: 'TableError',
        code: 'ERR_TABLE_TIME',
        message: expect.stringContaining('is not a time'),
      }),
    )
  })

  test('an empty cell has no time', () => {
    expect([parseTime(null), parseTime(''), parseTime('  ')]).toEqual([undefined, undefined, undefined])
  })
})

describe('a time without a zone', () => {
  const inChicago = (text: string): string => new Date(parseTime(text, 'America/Chicago') ?? NaN).toISOString()

  test('is meant in the zone asked for, summer and winter', () => {
    expect(inChicago('2004-01-15')).toBe('2004-01-15T06:00:00.000Z')
    expect(inChicago('2004-07-15T12:00')).toBe('2004-07-15T17:00:00.000Z')
  })

  test('that the clocks show twice is the first, one that they skip is moved on', () => {
    expect(inChicago('2004-10-31T01:30')).toBe('2004-10-31T06:30:00.000Z')
    expect(inChicago('2004-04-04T02:30')).toBe('2004-04-04T08:30:00.000Z')
  })

  test('ignores that zone once it carries its own', () => {
    expect(inChicago('2004-07-15T12:00Z')).toBe('2004-07-15T12:00:00.000Z')
  })

  test.each(['America/Chicago', 'Europe/Berlin', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Pacific/Apia'])(
    'is what a clock in %s shows at that moment',
    (timeZone) => {
      const clock = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
      fc.assert(
        fc.property(fc.integer({ min: 0, max: 1_900_000_000 }), (seconds) => {
          const shown = clock.format(seconds * 1000)
          const time = parseTime(shown, timeZone) ?? NaN
          expect(clock.format(time)).toBe(shown)
          expect(time).toBeLessThanOrEqual(seconds * 1000)
        }),
      )
    },
  )
})

test('the usual form is read as every other, digit for digit', () => {
  const part = (max: number) => fc.integer({ min: 0, max }).map((n) => String(n).padStart(2, '0'))
  const year = fc.integer({ min: 0, max: 9999 }).map((n) => String(n).padStart(4, '0'))
  const texts = fc.tuple(year, part(14), part(33), part(25), part(61), part(61))
  const read = (text: string): number | string | undefined => {
    try {
      return parseTime(text, 'Europe/Berlin')
    } catch (error) {
      return (error as TableError).code
    }
  }
  fc.assert(
    fc.property(texts, fc.constantFrom('T', ' '), ([y, month, day, hour, minute, second], mark) => {
      const usual = `${y}-${month}-${day}${mark}${hour}:${minute}:${second}`
      expect(read(usual)).toBe(read(`${usual}.000`))
    }),
    { numRuns: 2000 },
  )
  expect(read('2004-03-01T08:3o:00')).toBe('ERR_TABLE_TIME')
})

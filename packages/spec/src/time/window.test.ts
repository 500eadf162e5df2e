import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseDuration } from './duration.ts'
import { windowAt } from './window-at.ts'
import { parseWindow } from './window.ts'

const HOUR = 3_600_000
const iso = (text: string): number => Date.parse(text)
const rangeAt = (window: string, time: string, timezone: string): string => {
  const { startMs, endMs } = windowAt(parseWindow(window), iso(time), timezone)
  return `${new Date(startMs).toISOString()} ${new Date(endMs).toISOString()}`.replaceAll('.000Z', 'Z')
}

describe('parseDuration', () => {
  test.each([
    ['120ms', 120],
    ['0s', 0],
    ['15m', 900_000],
    ['1h', HOUR],
    ['1h30m', 1.5 * HOUR],
    ['1.5h', 1.5 * HOUR],
    ['0.3s', 300],
    ['7d', 168 * HOUR],
    ['1w', 168 * HOUR],
  ])('reads %s as %d ms', (text, expected) => {
    expect(parseDuration(text)).toBe(expected)
  })

  test.each(['', '5', 'm', '1 h', '-1h', '1mo', '1y', '1.h', '.5h', '1H', '1h ', '1e3s', '9'.repeat(400) + 'h'])(
    'refuses "%s" and says what to write',
    (text) => {
      expect(() => parseDuration(text)).toThrow(
        expect.objectContaining({
          name: 'SpecTextError',
          code: 'ERR_DURATION',
          message: expect.stringContaining('15m'),
        }),
      )
    },
  )
})

describe('parseWindow', () => {
  test.each([
    ['15m', { kind: 'duration', name: '15m', durationMs: 900_000 }],
    ['24h', { kind: 'duration', name: '24h', durationMs: 24 * HOUR }],
    ['1d', { kind: 'calendar', name: '1d', unit: 'day', count: 1 }],
    ['2w', { kind: 'calendar', name: '2w', unit: 'week', count: 2 }],
    ['3mo', { kind: 'calendar', name: '3mo', unit: 'month', count: 3 }],
    ['1y', { kind: 'calendar', name: '1y', unit: 'year', count: 1 }],
  ])('reads %s', (text, expected) => {
    expect(parseWindow(text)).toEqual(expected)
  })

  test.each(['', '0d', '1', 'd', '1h30m', '1.5h', '1M', '01d', '1 d', '120ms'])('refuses "%s"', (text) => {
    expect(() => parseWindow(text)).toThrow(expect.objectContaining({ code: 'ERR_WINDOW' }))
  })
})

describe('windowAt', () => {
  test.each([
    ['15m', '2004-03-01T12:34:56Z', 'UTC', '2004-03-01T12:30:00Z 2004-03-01T12:45:00Z'],
    ['6h', '1969-12-31T23:00:00Z', 'UTC', '1969-12-31T18:00:00Z 1970-01-01T00:00:00Z'],
    ['1d', '2004-02-29T00:00:00Z', 'UTC', '2004-02-29T00:00:00Z 2004-03-01T00:00:00Z'],
    ['1w', '2004-03-01T00:00:00Z', 'UTC', '2004-03-01T00:00:00Z 2004-03-08T00:00:00Z'],
    ['1w', '2004-02-29T23:59:59Z', 'UTC', '2004-02-23T00:00:00Z 2004-03-01T00:00:00Z'],
    ['1mo', '2004-12-31T23:59:59Z', 'UTC', '2004-12-01T00:00:00Z 2005-01-01T00:00:00Z'],
    ['3mo', '2004-05-15T00:00:00Z', 'UTC', '2004-04-01T00:00:00Z 2004-07-01T00:00:00Z'],
    ['1y', '2004-06-15T00:00:00Z', 'UTC', '2004-01-01T00:00:00Z 2005-01-01T00:00:00Z'],
    ['1y', '0050-06-15T00:00:00Z', 'UTC', '0050-01-01T00:00:00Z 0051-01-01T00:00:00Z'],
    ['1y', '-000003-06-15T00:00:00Z', 'Europe/Berlin', '-000004-12-31T23:06:32Z -000003-12-31T23:06:32Z'],
    // Berlin: 23 hours in spring, 25 in autumn
    ['1d', '2024-03-31T12:00:00Z', 'Europe/Berlin', '2024-03-30T23:00:00Z 2024-03-31T22:00:00Z'],
    ['1d', '2024-10-27T12:00:00Z', 'Europe/Berlin', '2024-10-26T22:00:00Z 2024-10-27T23:00:00Z'],
    ['1d', '2024-10-27T00:30:00Z', 'Europe/Berlin', '2024-10-26T22:00:00Z 2024-10-27T23:00:00Z'],
    ['1w', '2024-03-31T21:59:59Z', 'Europe/Berlin', '2024-03-24T23:00:00Z 2024-03-31T22:00:00Z'],
    ['1mo', '2024-10-15T00:00:00Z', 'Europe/Berlin', '2024-09-30T22:00:00Z 2024-10-31T23:00:00Z'],
    ['1d', '1945-05-24T12:00:00Z', 'Europe/Berlin', '1945-05-23T22:00:00Z 1945-05-24T21:00:00Z'],
    ['1y', '1893-02-01T00:00:00Z', 'Europe/Berlin', '1892-12-31T23:06:32Z 1893-12-31T23:00:00Z'],
    ['1d', '2024-03-10T12:00:00Z', 'America/Chicago', '2024-03-10T06:00:00Z 2024-03-11T05:00:00Z'],
    ['1d', '2024-11-03T12:00:00Z', 'America/Chicago', '2024-11-03T05:00:00Z 2024-11-04T06:00:00Z'],
    ['1y', '2004-07-01T00:00:00Z', 'America/Chicago', '2004-01-01T06:00:00Z 2005-01-01T06:00:00Z'],
    // half an hour of summer time
    ['1d', '2024-04-06T18:00:00Z', 'Australia/Lord_Howe', '2024-04-06T13:00:00Z 2024-04-07T13:30:00Z'],
    ['1d', '2024-10-05T18:00:00Z', 'Australia/Lord_Howe', '2024-10-05T13:30:00Z 2024-10-06T13:00:00Z'],
    ['1d', '2024-06-01T18:20:00Z', 'Asia/Kathmandu', '2024-06-01T18:15:00Z 2024-06-02T18:15:00Z'],
    ['1mo', '1985-12-31T18:30:00Z', 'Asia/Kathmandu', '1985-12-31T18:30:00Z 1986-01-31T18:15:00Z'],
    // midnight skipped, midnight twice, clocks back over midnight, a day that never was
    ['1d', '2018-11-04T12:00:00Z', 'America/Sao_Paulo', '2018-11-04T03:00:00Z 2018-11-05T02:00:00Z'],
    ['1d', '2024-11-03T12:00:00Z', 'America/Havana', '2024-11-03T04:00:00Z 2024-11-04T05:00:00Z'],
    ['1d', '2010-11-07T02:45:00Z', 'America/St_Johns', '2010-11-07T02:30:00Z 2010-11-08T03:30:00Z'],
    ['1d', '2011-12-30T09:59:59Z', 'Pacific/Apia', '2011-12-29T10:00:00Z 2011-12-30T10:00:00Z'],
    ['1d', '2011-12-30T10:00:00Z', 'Pacific/Apia', '2011-12-30T10:00:00Z 2011-12-31T10:00:00Z'],
  ])('puts %s around %s in %s at %s', (window, time, timezone, expected) => {
    expect(rangeAt(window, time, timezone)).toBe(expected)
  })

  const windows = fc.constantFrom('15m', '1h', '6h', '1d', '2d', '1w', '2w', '1mo', '3mo', '1y', '2y').map(parseWindow)
  const timezones = fc.constantFrom(
    'UTC',
    'Europe/Berlin',
    'Europe/London',
    'America/Chicago',
    'America/Sao_Paulo',
    'America/St_Johns',
    'America/Havana',
    'Australia/Lord_Howe',
    'Asia/Kathmandu',
    'Asia/Gaza',
    'Asia/Manila',
    'Africa/Casablanca',
    'Pacific/Apia',
    'Pacific/Kiritimati',
    'Antarctica/Troll',
  )
  const times = fc.oneof(
    fc.integer({ min: iso('1900-01-01T00:00:00Z'), max: iso('2040-01-01T00:00:00Z') }),
    fc.integer({ min: -6e13, max: 1e14 }),
  )

  test('holds its time and tiles: each window ends where the next begins', () => {
    fc.assert(
      fc.property(windows, times, timezones, (window, timeMs, timezone) => {
        const { startMs, endMs } = windowAt(window, timeMs, timezone)
        expect(startMs).toBeLessThanOrEqual(timeMs)
        expect(timeMs).toBeLessThan(endMs)
        expect(windowAt(window, startMs, timezone)).toEqual({ startMs, endMs })
        expect(windowAt(window, endMs - 1, timezone)).toEqual({ startMs, endMs })
        expect(windowAt(window, endMs, timezone).startMs).toBe(endMs)
        expect(windowAt(window, startMs - 1, timezone).endMs).toBe(startMs)
      }),
      { numRuns: 2000 },
    )
  })

  test('holds whole windows of the smaller unit: days in weeks, months and years', () => {
    const day = parseWindow('1d')
    fc.assert(
      fc.property(fc.constantFrom('1w', '1mo', '1y'), times, timezones, (name, timeMs, timezone) => {
        const { startMs, endMs } = windowAt(parseWindow(name), timeMs, timezone)
        expect(windowAt(day, startMs, timezone).startMs).toBe(startMs)
        expect(windowAt(day, endMs - 1, timezone).endMs).toBe(endMs)
      }),
    )
  })

  test('knows UTC by every name of it', () => {
    fc.assert(
      fc.property(windows, times, (window, timeMs) => {
        expect(windowAt(window, timeMs, 'Etc/UTC')).toEqual(windowAt(window, timeMs, 'UTC'))
      }),
    )
  })

  test.each([NaN, Infinity, -Infinity, 8.64e15])('refuses the time %d', (timeMs) => {
    expect(() => windowAt(parseWindow('1d'), timeMs, 'UTC')).toThrow(
      expect.objectContaining({ code: 'ERR_TIME_OUT_OF_RANGE' }),
    )
  })

  test('refuses a time zone nobody knows', () => {
    expect(() => windowAt(parseWindow('1d'), 0, 'Mars/Olympus_Mons')).toThrow(RangeError)
  })
})

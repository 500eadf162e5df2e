import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { phaseAt, phaseOfWindow } from './calendar-phase.ts'
import { parseWindow } from './window.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const MONDAY_MS = Date.UTC(2004, 2, 1)
/** Within the time zones' rules, which reach neither far back nor far ahead. */
const instant = fc.integer({ min: Date.UTC(1960, 0, 1), max: Date.UTC(2037, 11, 31) })
const zone = fc.constantFrom('UTC', 'Europe/Berlin', 'America/Chicago', 'Asia/Kathmandu', 'Pacific/Apia')

describe('the phase of an instant', () => {
  test.each([
    ['weekday', MONDAY_MS, 'UTC', 0],
    ['weekday', MONDAY_MS - 1, 'UTC', 6],
    ['weekday', MONDAY_MS, 'America/Chicago', 6],
    ['weekday', MONDAY_MS - HOUR_MS, 'Europe/Berlin', 0],
    ['hour_of_day', MONDAY_MS, 'Asia/Kathmandu', 5],
    ['hour_of_week', MONDAY_MS + 25 * HOUR_MS, 'UTC', 25],
    ['hour_of_week', MONDAY_MS, 'America/Chicago', 6 * 24 + 18],
    ['month', MONDAY_MS, 'UTC', 2],
    ['month', MONDAY_MS, 'America/Chicago', 1],
    ['weekday', -DAY_MS, 'UTC', 2],
  ] as const)('%s of %i in %s is %i', (phase, timeMs, timezone, expected) => {
    expect(phaseAt(phase, timeMs, timezone)).toBe(expected)
  })

  test('follows the clocks when they change: in Berlin two in the morning is missing in March and twice in October', () => {
    const hoursFrom = (startMs: number) =>
      Array.from({ length: 5 }, (_, i) => phaseAt('hour_of_day', startMs + i * HOUR_MS, 'Europe/Berlin'))
    expect(hoursFrom(Date.UTC(2024, 2, 30, 23))).toEqual([0, 1, 3, 4, 5])
    expect(hoursFrom(Date.UTC(2024, 9, 26, 22))).toEqual([0, 1, 2, 2, 3])
  })

  test('is what a calendar of the time zone says', () => {
    const names = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
    fc.assert(
      fc.property(instant, zone, (timeMs, timezone) => {
        const parts = new Intl.DateTimeFormat('en-US', {
          timeZone: timezone,
          weekday: 'short',
          month: 'numeric',
          hour: 'numeric',
          hourCycle: 'h23',
        }).formatToParts(timeMs)
        const part = (type: string) => parts.find((own) => own.type === type)!.value
        const [weekday, hour] = [names.indexOf(part('weekday')), Number(part('hour'))]
        expect(phaseAt('weekday', timeMs, timezone)).toBe(weekday)
        expect(phaseAt('hour_of_day', timeMs, timezone)).toBe(hour)
        expect(phaseAt('hour_of_week', timeMs, timezone)).toBe(24 * weekday + hour)
        expect(phaseAt('month', timeMs, timezone)).toBe(Number(part('month')) - 1)
      }),
    )
  })

  test('needs a time zone that the runtime knows', () => {
    expect(() => phaseAt('weekday', 0, 'Mars/Olympus')).toThrow(RangeError)
  })
})

test.each([
  ['5m', 'hour_of_day'],
  ['1h', 'hour_of_day'],
  ['6h', undefined],
  ['1d', 'weekday'],
  ['2d', undefined],
  ['1w', undefined],
  ['1mo', 'month'],
  ['1y', undefined],
])('windows of %s are alike by %s', (text, phase) => {
  expect(phaseOfWindow(parseWindow(text))).toBe(phase)
})

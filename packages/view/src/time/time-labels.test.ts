import { parseWindow, windowAt } from '@driftline/spec'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { createTimeLabels, isCalendarWindow } from './time-labels.ts'

test.each([
  ['1y', '2004-01-01T00:00:00Z', '2004', '2004'],
  ['1y', '2003-12-31T23:00:00Z', '2004', '2004'],
  ['1mo', '2004-03-01T06:00:00Z', 'Mar 2004', 'Mar 2004'],
  ['1d', '2004-03-08T23:00:00Z', '9 Mar 2004', '9 Mar'],
  ['1w', '2004-03-09T00:00:00Z', '9 Mar 2004', '9 Mar'],
  ['6h', '2004-03-09T06:00:00Z', '9 Mar 2004 06:00', '06:00'],
  ['15m', '2004-03-09T23:45:00Z', '9 Mar 2004 23:45', '23:45'],
  ['24h', '2004-03-09T00:00:00Z', '9 Mar 2004 00:00', '9 Mar'],
])('a window of %s that starts at %s is called %s', (window, start, label, short) => {
  const labels = createTimeLabels(window)
  expect([labels.toLabel(start), labels.toShortLabel(start)]).toEqual([label, short])
  expect(labels.toLabel(Date.parse(start))).toBe(label)
})

describe('in a zone', () => {
  test.each([
    ['Pacific/Kiritimati', '1d', '2004-03-08T10:00:00Z', '9 Mar 2004'],
    ['Pacific/Apia', '1y', '2019-12-31T10:00:00Z', '2020'],
    ['Pacific/Pago_Pago', '1d', '2004-03-09T11:00:00Z', '9 Mar 2004'],
    ['Asia/Kathmandu', '1h', '2004-03-09T00:00:00Z', '9 Mar 2004 05:45'],
    ['America/Chicago', '1d', '2004-10-31T05:00:00Z', '31 Oct 2004'],
    ['America/Sao_Paulo', '1d', '2018-11-04T03:00:00Z', '4 Nov 2018'],
    ['Europe/Berlin', '1h', '2004-10-31T00:00:00Z', '31 Oct 2004 02:00'],
    ['Europe/Berlin', '1h', '2004-10-31T01:00:00Z', '31 Oct 2004 02:00 (UTC+1)'],
    ['Europe/Berlin', '1h', '2004-10-31T02:00:00Z', '31 Oct 2004 03:00'],
    ['Europe/Berlin', '1h', '2004-03-28T01:00:00Z', '28 Mar 2004 03:00'],
    ['Australia/Lord_Howe', '15m', '2023-04-01T15:00:00Z', '2 Apr 2023 01:30 (UTC+10:30)'],
    ['Europe/London', '1h', '2023-10-29T01:00:00Z', '29 Oct 2023 01:00 (UTC)'],
  ])('%s, the window of %s that starts at %s is called %s', (zone, window, start, label) =>
    expect(createTimeLabels(window, { zone }).toLabel(start)).toBe(label),
  )

  test('a zone nobody knows is refused', () =>
    expect(() => createTimeLabels('1d', { zone: 'Mars/Olympus' }).toLabel(0)).toThrow(RangeError))

  const zones = [
    'UTC',
    'Europe/Berlin',
    'America/Chicago',
    'America/St_Johns',
    'America/Sao_Paulo',
    'Asia/Kathmandu',
    'Australia/Lord_Howe',
    'Pacific/Kiritimati',
    'Pacific/Chatham',
    'Pacific/Pago_Pago',
  ]
  const windows = ['15m', '1h', '6h', '24h', '1d', '2d', '1w', '1mo', '3mo', '1y']

  test('windows that follow each other have different labels', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.constantFrom(...windows),
        fc.integer({ min: 0, max: Date.UTC(2099, 0) }),
        (zone, name, timeMs) => {
          const window = parseWindow(name)
          const own = windowAt(window, timeMs, zone)
          const { toLabel } = createTimeLabels(name, { zone })
          expect(toLabel(own.endMs)).not.toBe(toLabel(own.startMs))
        },
      ),
      { numRuns: 400 },
    )
  })

  test.each(['Europe/Berlin', 'Australia/Lord_Howe', 'Europe/London'])(
    'also through the nights when the clocks of %s change',
    (zone) => {
      const { toLabel } = createTimeLabels('30m', { zone })
      const labels = Array.from({ length: 366 * 48 }, (_, index) => toLabel(Date.UTC(2023, 0) + index * 1_800_000))
      expect(new Set(labels).size).toBe(labels.length)
    },
  )

  test('what is a calendar window here is one in the spec', () => {
    for (const name of windows) expect(isCalendarWindow(name)).toBe(parseWindow(name).kind === 'calendar')
  })
})

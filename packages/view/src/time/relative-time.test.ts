import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { agoText, sinceText } from './relative-time.ts'

const nowMs = Date.parse('2004-03-10T12:00:00Z')
const before = (text: string): string => new Date(nowMs - Number(text) * 1000).toISOString()

describe('how long ago', () => {
  test.each([
    ['0', 'just now'],
    ['59', 'just now'],
    ['240', '4 min ago'],
    ['3599', '59 min ago'],
    ['172799', '47 h ago'],
    ['172800', '2 days ago'],
    ['5184000', 'on 10 Jan 2004'],
    ['-30', 'just now'],
    ['-300', 'in 5 min'],
  ])('%s s before now is %s', (seconds, text) => expect(agoText(before(seconds), { nowMs }).text).toBe(text))

  test('the time in full stands beside, in the zone asked for', () =>
    expect(agoText('2004-03-09T13:00:00Z', { nowMs, zone: 'Europe/Berlin' })).toEqual({
      text: '23 h ago',
      title: 'Tue 9 Mar 2004 14:00 Europe/Berlin',
    }))

  test('never tells more than has passed, and at most a day less', () => {
    const unitMs = { min: 60_000, h: 3_600_000, days: 86_400_000 }
    fc.assert(
      fc.property(fc.integer({ min: 60_000, max: 59 * 86_400_000 }), (distanceMs) => {
        const [, count, unit] = /^(\d+) (min|h|days) ago$/.exec(agoText(nowMs - distanceMs, { nowMs }).text) ?? []
        const size = unitMs[unit as keyof typeof unitMs]
        expect(Math.floor(distanceMs / size)).toBe(Number(count))
      }),
    )
  })
})

describe('since when', () => {
  test.each([
    ['2004-03-10T09:00:00Z', 'since 09:00'],
    ['2004-03-09T14:00:00Z', 'since Tue 14:00'],
    ['2004-03-04T14:00:00Z', 'since Thu 14:00'],
    ['2004-03-03T14:00:00Z', 'since 3 Mar'],
    ['2003-12-31T23:00:00Z', 'since 31 Dec 2003'],
    ['2004-03-11T01:00:00Z', 'since 11 Mar'],
  ])('%s is %s', (start, text) => expect(sinceText(start, { nowMs }).text).toBe(text))

  test.each([
    ['1d', '2004-03-09T11:00:00Z', 'since today'],
    ['1d', '2004-03-08T11:00:00Z', 'since Tue'],
    ['1w', '2004-02-29T11:00:00Z', 'since 1 Mar'],
    ['1mo', '2004-02-29T11:00:00Z', 'since Mar 2004'],
    ['1y', '2003-12-31T11:00:00Z', 'since 2004'],
    ['6h', '2004-03-09T06:00:00Z', 'since Tue 19:00'],
  ])('in Auckland, a window of %s from %s on is %s', (window, start, text) =>
    expect(sinceText(start, { nowMs: nowMs - 7_200_000, zone: 'Pacific/Auckland', window }).text).toBe(text),
  )
})

test.each([null, undefined, NaN, 'no time'])('%s is not known', (instant) => {
  for (const toText of [agoText, sinceText]) expect(toText(instant, { nowMs })).toEqual({ text: '–', title: '' })
})

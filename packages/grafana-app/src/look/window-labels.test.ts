import { parseWindow, windowAt } from '@driftline/spec'
import { expect, test } from 'vitest'
import { windowLabels } from './window-labels.ts'

test.each(['UTC', 'Pacific/Honolulu', 'America/Chicago', 'Europe/Berlin', 'Asia/Kolkata', 'Pacific/Auckland'])(
  'calendar windows of %s have their own names, wherever the reader is',
  (zone) => {
    const cases = [
      ['1y', '2016-06-01T12:00:00Z', '2016'],
      ['1mo', '2016-02-10T12:00:00Z', 'Feb 2016'],
      ['1d', '2016-03-13T11:30:00Z', zone === 'Pacific/Auckland' ? '14 Mar 2016' : '13 Mar 2016'],
      ['1d', '2016-11-06T10:30:00Z', '6 Nov 2016'],
    ] as const
    for (const [window, time, label] of cases) {
      const { startMs, endMs } = windowAt(parseWindow(window), Date.parse(time), zone)
      for (const reader of ['UTC', 'America/Los_Angeles']) {
        const labels = windowLabels(window, reader)
        expect([labels.ofEnd(endMs), labels.ofStart(startMs)], `${window} ${time}`).toEqual([label, label])
      }
    }
  },
)

test.each(['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'America/Sao_Paulo', 'Asia/Kathmandu'])(
  'calendar windows of %s have their own names where the metrics name the zone',
  (zone) => {
    for (const time of [
      '2016-02-10T12:00:00Z',
      '2016-10-16T12:00:00Z',
      '2016-10-16T23:30:00Z',
      '2017-01-01T00:00:00Z',
    ]) {
      const { startMs, endMs } = windowAt(parseWindow('1d'), Date.parse(time), zone)
      const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: zone })
      const labels = windowLabels('1d', 'Asia/Tokyo', zone)
      const expected = day.format(Date.parse(time)).replace('Sept', 'Sep')
      expect([labels.ofEnd(endMs), labels.ofStart(startMs)], time).toEqual([expected, expected])
    }
  },
)

test('windows of hours are told in the zone of the reader', () => {
  const { ofEnd, shortOfEnd } = windowLabels('1h', 'Europe/Berlin')
  const endMs = Date.parse('2026-01-15T12:00:00Z')
  expect([ofEnd(endMs), shortOfEnd(endMs)]).toEqual(['15 Jan 2026 12:00', '12:00'])
})

import { parseWindow, windowAt } from '@driftline/spec'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { windowSpan } from './window-span.ts'

const names = fc
  .tuple(fc.integer({ min: 1, max: 60 }), fc.constantFrom('s', 'm', 'h', 'd', 'w', 'mo', 'y'))
  .map(([count, unit]) => `${count}${unit}`)

test('every window of a name is as long as its span says', () => {
  const times = fc.integer({ min: 0, max: 2_000_000_000_000 })
  const timezones = fc.constantFrom('UTC', 'Europe/London', 'America/Chicago', 'Pacific/Auckland')
  fc.assert(
    fc.property(names, times, timezones, (name, timeMs, timezone) => {
      const { startMs, endMs } = windowAt(parseWindow(name), timeMs, timezone)
      const { shortestMs, longestMs } = windowSpan(name)
      expect(endMs - startMs).toBeGreaterThanOrEqual(shortestMs)
      expect(endMs - startMs).toBeLessThanOrEqual(longestMs)
    }),
  )
})

test('what is no window is taken for an hour', () => {
  expect(windowSpan('fortnight')).toEqual({ shortestMs: 3_600_000, longestMs: 3_600_000 })
})

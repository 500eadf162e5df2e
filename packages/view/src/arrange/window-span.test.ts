import { expect, test } from 'vitest'

import { spanEndingAt } from './window-span.ts'

test.each([
  ['6h', 'UTC', '2004-03-09T12:00:00Z', '2004-03-09T06:00:00Z'],
  ['1d', 'Europe/Berlin', '2004-03-28T22:00:00Z', '2004-03-27T23:00:00Z'],
  ['1mo', 'Pacific/Kiritimati', '2004-03-31T10:00:00Z', '2004-02-29T10:00:00Z'],
])('a window of %s in %s that ends at %s began at %s', (window, zone, end, start) =>
  expect(spanEndingAt(Date.parse(end), window, zone)).toEqual({ start: Date.parse(start), end: Date.parse(end) }),
)

test('what is no window length has no span', () => expect(spanEndingAt(0, 'soon', 'UTC')).toBeUndefined())

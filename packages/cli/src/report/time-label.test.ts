import { expect, test } from 'vitest'

import { createTimeLabels } from './time-label.ts'

test.each([
  ['1y', '2004-01-01T00:00:00Z', '2004', '2004'],
  ['1y', '2003-12-31T23:00:00Z', '2004', '2004'],
  ['1mo', '2004-03-01T06:00:00Z', 'Mar 2004', 'Mar 2004'],
  ['1d', '2004-03-08T23:00:00Z', '9 Mar 2004', '9 Mar'],
  ['1w', '2004-03-09T00:00:00Z', '9 Mar 2004', '9 Mar'],
  ['6h', '2004-03-09T06:00:00Z', '9 Mar 2004 06:00', '06:00'],
  ['15m', '2004-03-09T23:45:00Z', '9 Mar 2004 23:45', '23:45'],
])('a window of %s that starts at %s is called %s', (window, start, label, short) => {
  const labels = createTimeLabels(window)
  expect([labels.toLabel(start), labels.toShortLabel(start)]).toEqual([label, short])
})

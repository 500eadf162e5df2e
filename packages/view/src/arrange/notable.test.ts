import { expect, test } from 'vitest'

import type { ShownVerdict } from '../verdict/shown-verdict.ts'
import { isNotable, isNotableInSegment, wasClearlyWorse } from './notable.ts'

const row = (state: ShownVerdict['state'], severity: number, worst: number) => ({
  latest: { state, severity },
  worst: { state, severity: worst },
})

test.each([
  ['ok', 0, 39, [false, false]],
  ['ok', 0, 40, [true, true]],
  ['learning', 0, 0, [true, false]],
  ['suspected', 0, 0, [true, true]],
  ['insufficient_data', 0, 0, [true, false]],
] as const)('%s at %d, at worst %d', (state, severity, worst, expected) => {
  const shown = row(state, severity, worst)
  expect([isNotable(shown), isNotableInSegment(shown)]).toEqual(expected)
})

test('the worst window is told where it was raised and clearly more severe', () => {
  expect([row('act', 75, 80), row('act', 75, 80.1), row('ok', 0, 39)].map(wasClearlyWorse)).toEqual([
    false,
    true,
    false,
  ])
})

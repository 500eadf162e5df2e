import { expect, test } from 'vitest'

import { largestShiftText, toBinText } from './bin-text.ts'

test('a bin is told by its edges, an open one by the edge it has', () => {
  const upper = [3, 5.25, null]
  expect([0, 1, 2].map((bin) => toBinText(upper, bin))).toEqual(['up to 3', '3 to 5.25', 'above 5.25'])
  expect(toBinText([null], 0)).toBe('all values')
})

test('the largest shift is told with both shares', () =>
  expect(
    largestShiftText({ reference: [0.5, 0.25, 0.25], current: [0.45, 0.1, 0.45] }, (index) => 'abc'[index] ?? ''),
  ).toBe('c, from 25 % to 45 %'))

import { expect, test } from 'vitest'

import { parseRowRange } from './row-range.ts'

test.each([
  ['0:10', { from: 0, to: 10 }],
  [' 5 : 7 ', { from: 5, to: 7 }],
  ['100:', { from: 100 }],
  [':4000', { from: 0, to: 4000 }],
])('%j is read as a range', (text, range) => expect(parseRowRange(text)).toEqual(range))

test.each(['', ':', '5', '-1:4', '1.5:3', 'a:b', '1:2:3', '1e3:'])('%j is no range', (text) => {
  expect(() => parseRowRange(text)).toThrowError(
    expect.objectContaining({
      code: 'ERR_TABLE_ROW_RANGE',
      message: expect.stringContaining('counted from 0 after the header'),
    }),
  )
})

test.each(['4:4', '5:4'])('%j holds no row', (text) => expect(() => parseRowRange(text)).toThrow('holds no row'))

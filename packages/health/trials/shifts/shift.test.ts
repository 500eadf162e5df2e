import { expect, test } from 'vitest'
import { createRandom } from '../chance/create-random.ts'
import { independent } from '../processes/process.ts'
import { moveBy, rampBy, replaceShare, scaleBy, shiftedFrom, shiftShare } from './shift.ts'

const ROWS = 10_000
const twos = independent(ROWS, () => () => 2)
const rowsOf = (shift: Parameters<typeof shiftedFrom>[1], window: number) =>
  shiftedFrom(3, shift, twos)(createRandom('shift'))(window)

test('nothing is shifted before its window', () => {
  expect(new Set(rowsOf(moveBy(1), 2))).toEqual(new Set([2]))
  expect(new Set(rowsOf(moveBy(1), 3))).toEqual(new Set([3]))
})

test('a ramp rises by its step every day, from the first on', () => {
  expect([3, 4, 12].map((window) => rowsOf(rampBy(0.5), window)[0])).toEqual([2.5, 3, 7])
})

test('what is missing stays missing', () => {
  const random = createRandom('shift')
  for (const shift of [moveBy(1), scaleBy(2), rampBy(1)]) expect(shift(null, 1, random)).toBeNull()
})

test('shares of rows are replaced or shifted', () => {
  const missing = rowsOf(replaceShare(0.03, null), 3).filter((value) => value === null).length
  expect(Math.abs(missing / ROWS - 0.03)).toBeLessThan(0.01)
  const moved = rowsOf(shiftShare(0.1, moveBy(5)), 3).filter((value) => value === 7).length
  expect(Math.abs(moved / ROWS - 0.1)).toBeLessThan(0.015)
})

import { expect, test } from 'vitest'
import { numbers } from '../judging.testing.ts'
import { farSide } from './far-side.ts'

const point = { lower: 0, upper: 0 }
const range = { lower: -4, upper: 16 }

test.each([
  [[0, 0, 3], point, 'above'],
  [[-2, 0, 0], point, 'below'],
  [[-2, 0, 3], point, undefined],
  [[0, 0], point, undefined],
  [[3, 20], range, 'above'],
  [[-5, 3], range, 'below'],
  [[-5, 20], range, undefined],
  [[-4, 16], range, undefined],
  [[20], { lower: null, upper: 16 }, 'above'],
  [[], range, undefined],
] as const)('%j lie outside %j on the side: %s', (values, tails, side) => {
  expect(farSide(numbers(values), tails)).toBe(side)
})

test('values beyond the guard band count', () => {
  expect(farSide({ ...numbers([3, 20]), special: { under: 1 } }, range)).toBeUndefined()
  expect(farSide({ ...numbers([3]), special: { over: 1 } }, range)).toBe('above')
})

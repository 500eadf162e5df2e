import { expect, test } from 'vitest'
import { binText, largestShift } from './bin-text.ts'

const bin = (upper: number | undefined, [reference, current]: readonly [number, number], category?: string) => ({
  upper,
  category,
  reference,
  current,
  cumulative: undefined,
})

test('a bin says what it holds', () => {
  const bins = [bin(2.5, [0.5, 0.2]), bin(4, [0.3, 0.1]), bin(Infinity, [0.2, 0.7])]
  expect(bins.map((_, i) => binText(bins, i))).toEqual(['up to 2.5', '2.5 to 4', 'above 4'])
  expect(binText([bin(Infinity, [1, 1])], 0)).toBe('all values')
  expect(binText([bin(undefined, [1, 1], 'red')], 0)).toBe('red')
  expect(largestShift(bins)).toBe(2)
})

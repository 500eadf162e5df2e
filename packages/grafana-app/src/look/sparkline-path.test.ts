import { expect, test } from 'vitest'
import { sparklinePath } from './sparkline-path.ts'

const SIZE = { width: 102, height: 12 }

test('the greatest value is at the top, zero at the foot, and the ends at the edges', () => {
  expect(sparklinePath([0, 50, 100], SIZE)).toBe('M1.0 11.0L51.0 6.0L101.0 1.0')
})

test('nothing but zeros is a line at the foot', () => {
  expect(sparklinePath([0, 0], SIZE)).toBe('M1.0 11.0L101.0 11.0')
})

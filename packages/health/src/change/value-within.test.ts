import fc from 'fast-check'
import { expect, test } from 'vitest'
import { valueWithin } from './value-within.ts'

test('the roundest number between two bounds stands for all of them', () => {
  expect(valueWithin(19.7, 20.6)).toEqual({ value: 20, isRounded: true })
  expect(valueWithin(-1024, -939)).toEqual({ value: -1000, isRounded: true })
  expect(valueWithin(-0.1, 0.1)).toEqual({ value: 0 })
  expect(valueWithin(21.2999, 21.3001)).toEqual({ value: 21.3 })
  expect(valueWithin(2.5e-323, 2.5e-323)).toEqual({ value: 2.5e-323 })
})

test('it lies between them, however narrow or large they are', () => {
  const bound = fc.double({ noNaN: true, noDefaultInfinity: true })
  fc.assert(
    fc.property(bound, bound, (a, b) => {
      const [lower, upper] = [Math.min(a, b), Math.max(a, b)]
      const { value } = valueWithin(lower, upper)
      expect(value).toBeGreaterThanOrEqual(lower)
      expect(value).toBeLessThanOrEqual(upper)
    }),
    { examples: [[5.4e-323, 5.4e-323]] },
  )
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sortNumbers } from './sort-numbers.ts'

test('gives what the engine gives, whatever the doubles and however many', () => {
  const value = fc.oneof(
    fc.double(),
    fc.integer(),
    fc.constantFrom(0, -0, NaN, Infinity, -Infinity, Number.MIN_VALUE, -Number.MIN_VALUE, Number.MAX_VALUE),
  )
  const sample = fc.tuple(fc.array(value, { minLength: 1, maxLength: 50 }), fc.integer({ min: 1, max: 3000 }))
  fc.assert(
    fc.property(sample, ([few, length]) => {
      const values = Float64Array.from({ length }, (_, i) => few[(i * 7) % few.length]! * (1 + (i % 13)))
      expect(sortNumbers(values.slice())).toEqual(values.toSorted())
    }),
    { numRuns: 200 },
  )
})

test('puts a NaN last, also one with a sign', () => {
  const values = Float64Array.from({ length: 1000 }, (_, i) => i - 500)
  new Uint32Array(values.buffer).set([0, 0xfff80000], 0)
  const sorted = sortNumbers(values)
  expect(sorted[0]).toBe(-499)
  expect(sorted.at(-1)).toBeNaN()
})

test('sorts a part of a buffer and leaves the rest alone', () => {
  const all = Float64Array.from({ length: 2000 }, (_, i) => 2000 - i)
  sortNumbers(all.subarray(500, 1500))
  expect([all[499], all[500], all[1499], all[1500]]).toEqual([1501, 501, 1500, 500])
})

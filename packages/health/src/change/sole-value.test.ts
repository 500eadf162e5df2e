import { expect, test } from 'vitest'
import { numbers, scores } from '../judging.testing.ts'
import type { FeatureCounts } from '../index.ts'
import { soleValue } from './sole-value.ts'

const frozen = numbers(Array.from({ length: 700 }, () => 123))
const { min: _, max: __, ...unbounded } = frozen.values!

/** The counts with a sketch as wide as one of a day. */
function wide(values: Partial<FeatureCounts['values'] & object>): FeatureCounts {
  return { ...frozen, values: { ...unbounded, scale: 5, positive: { offset: 222, counts: [700] }, ...values } }
}

test('one value whose least and greatest are known is told exactly', () => {
  expect(soleValue(wide({ min: 123, max: 123 }))).toEqual({ value: 123 })
  expect(
    soleValue(
      scores(
        Array.from({ length: 50 }, () => 0.42),
        [0.25, 0.5],
      ),
    ),
  ).toEqual({ value: 0.42 })
})

test('where only the sum is known it is about the mean', () => {
  expect(soleValue(wide({}))).toEqual({ value: 123, isRounded: true })
  expect(soleValue(wide({ sum: 123 * 700 * (1 + 1e-9) }))).toEqual({ value: 123, isRounded: true })
})

test('what lies outside the bucket is not believed', () => {
  expect(soleValue(wide({ sum: 9e9 }))).toEqual({ value: 124, isRounded: true })
  expect(soleValue(wide({ sum: Number.NaN, min: 5, max: 5 }))).toEqual({ value: 124, isRounded: true })
})

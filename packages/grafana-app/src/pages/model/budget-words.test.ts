import { expect, test } from 'vitest'
import { burnText, leftText, objectiveText } from './budget-words.ts'

test('an objective is not rounded to what it is not', () => {
  expect([0.9, 0.999, 0.9995, 0.99999].map(objectiveText)).toEqual(['90 %', '99.9 %', '99.95 %', '99.999 %'])
})

test('what is left is a share, or how often the budget was spent', () => {
  expect([1, 0.625, 0, -0.4, undefined].map((left) => leftText({ left }))).toEqual([
    '100 %',
    '62.5 %',
    'spent',
    'spent 1.4 times',
    '–',
  ])
})

test('burn says when a budget that goes too fast is spent', () => {
  const words = (burn: number | undefined, left: number) => burnText({ burn, left }, 'the last day')
  expect(words(undefined, 1)).toBe('– nothing was counted in the last day')
  expect(words(0, 1)).toBe('nothing spent in the last day')
  expect(words(0.5, 0.5)).toBe('0.5 × the pace that lasts, over the last day')
  expect(words(3, 0.5)).toBe('3 × the pace that lasts, over the last day; spent in 5 days if it goes on')
  expect(words(14.4, 0.02)).toBe('14.4 × the pace that lasts, over the last day; spent in 1 h if it goes on')
  expect(words(3, -1)).toBe('3 × the pace that lasts, over the last day')
})

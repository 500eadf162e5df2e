import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ValueSink } from './classify-value.ts'
import { classifyValue } from './classify-value.ts'
import type { ValueRuleSource } from './value-rule.ts'
import { createValueRule } from './value-rule.ts'

/** What a value was said to be, in order. */
function said(value: unknown, source: ValueRuleSource): readonly string[] {
  const words: string[] = []
  const sink: ValueSink = {
    number: (number) => words.push(`number ${number}`),
    category: (name) => words.push(`category ${name}`),
    special: (name, index) => words.push(`special ${name} ${index}`),
    problem: (problem) => words.push(problem),
  }
  classifyValue(value, createValueRule(source), sink)
  return words
}

const numeric = { type: 'numeric' } as const
const categorical = { type: 'categorical' } as const
const values = fc.oneof(
  fc.double(),
  fc.string({ maxLength: 3 }),
  fc.boolean(),
  fc.bigInt(),
  fc.constantFrom(null, undefined, '', 'a', -999, '-999', {}, [], Symbol('s'), NaN, Infinity, -0),
)
const sources = fc.record({
  type: fc.constantFrom('numeric', 'categorical', undefined),
  spec: fc.record(
    {
      min: fc.double({ noNaN: true }),
      special: fc.constantFrom([-999], ['-999', 'NaN'], ['a']),
      values: fc.constantFrom(['a'], ['', 'b']),
    },
    { requiredKeys: [] },
  ),
  guard: fc.constantFrom(null, { lower: -1, upper: 1 }),
})

test('every value is exactly one of value, special, missing, type and non-finite', () => {
  fc.assert(
    fc.property(values, sources, (value, source) => {
      const whole = said(value, source).filter((word) => word !== 'range' && word !== 'category')
      expect(whole).toHaveLength(1)
    }),
  )
})

test('an overlay never stands alone', () => {
  fc.assert(
    fc.property(values, sources, (value, source) => {
      const words = said(value, source)
      if (words.includes('range')) expect(words[1]).toMatch(/^(number|special) /)
      if (words.includes('category')) expect(words[1]).toMatch(/^category /)
    }),
  )
})

test.each([
  [null, numeric, ['missing']],
  [undefined, categorical, ['missing']],
  ['', numeric, ['missing']],
  ['', categorical, ['missing']],
  ['', { ...categorical, categories: ['', 'a'] }, ['category ']],
  [5n, numeric, ['number 5']],
  [5n, categorical, ['category 5']],
  [true, numeric, ['type']],
  [true, categorical, ['category true']],
  ['12', numeric, ['type']],
  [{}, numeric, ['type']],
  [{}, categorical, ['type']],
  [new Date(0), categorical, ['type']],
  [NaN, numeric, ['non_finite']],
  [-Infinity, categorical, ['non_finite']],
  [3, {}, ['number 3']],
  ['x', {}, ['category x']],
] as const)('%o in %o is %o', (value, source, expected) => {
  expect(said(value, source as ValueRuleSource)).toEqual(expected)
})

test('declared special values match as number and as text alike, whatever the type', () => {
  for (const special of [[-999], ['-999']])
    for (const type of ['numeric', 'categorical', undefined] as const)
      for (const value of [-999, '-999', -999n])
        expect(said(value, { type, spec: { special } })).toEqual(['special -999 2'])
})

test('a value can be out of range and beyond the guard band', () => {
  const source = { ...numeric, spec: { min: 0, max: 5 }, guard: { lower: -1, upper: 10 } }
  expect(said(-2, source)).toEqual(['range', 'special under 0'])
  expect(said(11, source)).toEqual(['range', 'special over 1'])
  expect(said(7, source)).toEqual(['range', 'number 7'])
  expect(said(5, source)).toEqual(['number 5'])
})

test('a category outside the declared ones is counted and said', () => {
  expect(said('b', { ...categorical, spec: { values: ['a'] }, categories: ['b'] })).toEqual(['category', 'category b'])
  expect(said('b', { ...categorical, categories: ['a'] })).toEqual(['category', 'category b'])
})

import { classifyValue, createValueRule } from '@driftline/profile'
import type { ValueRule } from '@driftline/profile'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { FeatureConfig } from '../config/feature-config.ts'
import type { CountTable } from '../sketch/count-table.ts'
import { SeriesBudget } from '../sketch/series-budget.ts'
import { Feature } from './feature.ts'

const LIMITS = { categories: 1000, perSegment: false }
const NAMES = ['a', 'b', '', 'other', 'hash:07', '1', 'true', '-999']

const values = fc.oneof(
  fc.constantFrom<unknown>(null, undefined, NaN, Infinity, -Infinity, -0, -999, '-999', -999n, {}, [], Symbol('s'), 1n),
  fc.constantFrom<unknown>(...NAMES, 'c', true, false),
  fc.integer({ min: -20, max: 20 }),
  fc.double(),
)
const rules = fc
  .record({
    type: fc.constantFrom('numeric', 'categorical', undefined),
    spec: fc.record(
      {
        min: fc.integer({ min: -10, max: 0 }),
        max: fc.integer({ min: 0, max: 10 }),
        special: fc.constantFrom([-999], ['-999', 'a'], [0, '1']),
        values: fc.subarray(NAMES),
      },
      { requiredKeys: [] },
    ),
    guard: fc.constantFrom(null, { lower: -5, upper: 15 }),
  })
  .map(createValueRule)

/** What a list of values comes to by `classifyValue` alone, the first number or category deciding an open type. */
function expectedCounts(given: readonly unknown[], declared: ValueRule): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {}
  let rule = declared
  const add = (key: string): void => {
    counts[key] = (counts[key] ?? 0) + 1
  }
  const decide = (type: 'numeric' | 'categorical'): void => {
    rule = { ...rule, type }
  }
  for (const value of given)
    classifyValue(value, rule, {
      number: () => (decide('numeric'), add('number')),
      category: () => (decide('categorical'), add('category')),
      special: (name) => add(`special ${name}`),
      problem: (problem) => add(problem),
    })
  return counts
}

function countsOf(given: readonly unknown[], config: FeatureConfig): Readonly<Record<string, number>> {
  const feature = new Feature(config, { ...LIMITS, budget: new SeriesBudget(1e6) })
  for (const value of given) feature.record(value, [0])
  const counts: Record<string, number> = {}
  const visit = (table: CountTable | undefined, keyOf: (name: string) => string): void =>
    table?.visit(0, (name, count) => {
      counts[keyOf(name)] = (counts[keyOf(name)] ?? 0) + count
    })
  visit(feature.categorical?.counts, () => 'category')
  visit(feature.specials, (name) => `special ${name}`)
  visit(feature.problems, (problem) => problem)
  const numbers = feature.numeric?.toData(0)?.count
  return numbers === undefined ? counts : { ...counts, number: numbers }
}

test('a feature counts every value as classifyValue says, whatever short cut it takes', () => {
  const categories = fc.option(fc.subarray(NAMES), { nil: undefined })
  fc.assert(
    fc.property(fc.array(values), rules, categories, (given, rule, categories) => {
      const config = { name: 'f', rule, zeroThreshold: 0, categories }
      expect(countsOf(given, config)).toEqual(expectedCounts(given, rule))
    }),
    { numRuns: 2000 },
  )
})

import type { FeatureProfile, ValueRule, ValueSink } from '@driftline/profile'
import { classifyValue, createValueRule, escapeCategory } from '@driftline/profile'
import type { FeatureSpec } from '@driftline/spec'
import { createExponentialHistogram } from '@driftline/statistics'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createRandom, profileOf, specOf } from '../judging.testing.ts'
import { addCategoryLabel, createCategoryCounts } from './category-counts.ts'
import { countRows } from './count-rows.ts'
import type { FeatureCounts } from './feature-counts.ts'
import { rowsIn } from './feature-counts.ts'

const spec = specOf(
  [
    'model: {name: m}',
    'windows: [1h]',
    'features:',
    '  x: {type: numeric, min: 0, max: 9, special: [-999, none]}',
    '  word: {type: categorical, values: [a, b, other], special: [-1]}',
  ].join('\n'),
)
const random = createRandom(5)
const profile = profileOf(
  {
    x: { type: 'numeric', cells: Array.from({ length: 500 }, () => random() * 10), spec: spec.features['x']! },
    word: { type: 'categorical', cells: Array.from({ length: 500 }, (_, i) => ['a', 'b', 'c', 'hash:07'][i % 4]!) },
  },
  { spec },
)
const cell = fc.oneof(
  fc.double({ min: -5, max: 15 }),
  fc.double(),
  fc.integer(),
  fc.bigInt({ min: -1000n, max: 20n }),
  fc.boolean(),
  fc.constantFrom<unknown>(
    'a',
    'b',
    'c',
    'd',
    'other',
    'hash:07',
    '',
    '-999',
    -999,
    'none',
    '-1',
    -1,
    null,
    undefined,
    {},
    NaN,
    1e300,
  ),
)

/** A sender written from the contract: it knows the profile and the spec, and sends labels and counters. */
function send(feature: FeatureProfile, featureSpec: FeatureSpec, cells: readonly unknown[]): FeatureCounts {
  const known = feature.type === 'categorical' ? Object.keys(feature.categories) : []
  const rule: ValueRule = createValueRule({
    type: feature.type === 'categorical' ? 'categorical' : 'numeric',
    spec: featureSpec,
    guard: feature.type === 'numeric' ? feature.guard : null,
    categories: known,
  })
  const named = new Set([...(featureSpec.values ?? []), ...known])
  const histogram = createExponentialHistogram({
    zeroThreshold: feature.type === 'numeric' ? feature.zeroThreshold : 0,
  })
  const categories = createCategoryCounts()
  const special: Record<string, number> = {}
  const problems: Record<string, number> = {}
  const add = (to: Record<string, number>, key: string): void => void (to[key] = (to[key] ?? 0) + 1)
  const sink: ValueSink = {
    number: (value) => void histogram.record(value),
    category: (name) => addCategoryLabel(categories, named.has(name) ? escapeCategory(name) : 'other', 1),
    special: (name) => add(special, name),
    problem: (problem) => add(problems, problem),
  }
  for (const value of cells) classifyValue(value, rule, sink)
  return { ...(feature.type === 'categorical' ? { categories } : { values: histogram.toData() }), special, problems }
}

function withoutZeros({ problems, ...rest }: FeatureCounts): FeatureCounts {
  return { ...rest, problems: Object.fromEntries(Object.entries(problems).filter(([, count]) => count > 0)) }
}

test.each(['x', 'word'])('rows of %s are counted as a sender with the same profile and spec would', (name) => {
  const feature = profile.features[name]!
  fc.assert(
    fc.property(fc.array(cell, { maxLength: 60 }), (cells) => {
      const featureSpec = spec.features[name]!
      const counted = countRows(feature, cells, { spec: featureSpec })
      expect(withoutZeros(counted)).toEqual(send(feature, featureSpec, cells))
      expect(rowsIn(counted)).toBe(cells.length)
    }),
  )
})

test('the profile of rows counts them as they are counted in a window', () => {
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1, maxLength: 60 }), (cells) => {
      const column = { type: 'numeric', cells: [...cells, 1, 2, 3] as never, spec: spec.features['x']! } as const
      const built = profileOf({ x: column }, { spec }).features['x']!
      const { problems, special, values } = countRows(built, column.cells, column)
      expect(built).toMatchObject({ missing: problems['missing'], outOfRange: problems['range'], special })
      expect(built.invalid).toBe((problems['type'] ?? 0) + (problems['non_finite'] ?? 0))
      expect(built.type === 'numeric' && built.histogram.count).toBe(values?.count)
    }),
  )
})

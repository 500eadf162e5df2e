import { hashBucket } from '@driftline/profile'
import { createExplicitHistogram, createExponentialHistogram } from '@driftline/statistics'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addCategoryLabel, categoryRows, createCategoryCounts, foldCategories } from './category-counts.ts'
import { areCountable } from './check-counts.ts'
import type { FeatureCounts } from './feature-counts.ts'
import { agedRows, mergeFeatureCounts, noFeatureCounts, rowsIn, sketchKinds } from './feature-counts.ts'

/** What one writer saw of a feature; several kinds of sketch where writers do not agree on what it is. */
interface Rows {
  readonly values: readonly number[]
  readonly scores: readonly number[]
  readonly labels: readonly string[]
  readonly specials: readonly string[]
  readonly problems: readonly string[]
  /** Ages, each in days. */
  readonly ages: readonly number[]
}

const LABELS = ['mon', 'tue', 'other', String.raw`\other`, 'hash:07', 'hash:63', '__proto__', '']
const GREATEST_AGE = 6
const EDGES = [[0.5], [0.25, 0.5, 0.75], [0.1, 0.25, 0.9], [0.3], []]

const rows: fc.Arbitrary<Rows> = fc.record({
  values: fc.array(fc.oneof(fc.integer({ min: -50, max: 50 }), fc.double({ min: -1e6, max: 1e6, noNaN: true })), {
    maxLength: 30,
  }),
  scores: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 10 }),
  labels: fc.array(fc.constantFrom(...LABELS), { maxLength: 10 }),
  specials: fc.array(fc.constantFrom('-999', 'under', 'constructor'), { maxLength: 5 }),
  problems: fc.array(fc.constantFrom('missing', 'type', 'range'), { maxLength: 5 }),
  ages: fc.array(fc.nat(9), { maxLength: 5 }),
})
const counts = fc.tuple(rows, fc.constantFrom(...EDGES)).map(([of, edges]) => countsOf(of, edges))

function countsOf({ values, scores, labels, specials, problems, ages }: Rows, edges: readonly number[]): FeatureCounts {
  const numbers = createExponentialHistogram({ zeroThreshold: 0 })
  for (const value of values) numbers.record(value)
  const probabilities = createExplicitHistogram(edges)
  for (const score of scores) probabilities.record(score)
  const categories = createCategoryCounts()
  for (const label of labels) addCategoryLabel(categories, label, 1)
  return {
    ...(values.length > 0 && { values: numbers.toData() }),
    ...(scores.length > 0 && { scores: probabilities.toData() }),
    ...(labels.length > 0 && { categories }),
    special: tally(specials),
    problems: tally([...problems, ...ages.filter((age) => age > GREATEST_AGE).map(() => 'stale')]),
    ...(ages.length > 0 && { aged: ages.length }),
  }
}

function tally(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const name of names) counts[name] = Object.hasOwn(counts, name) ? counts[name]! + 1 : 1
  return counts
}

/** Sums of floats depend on their order. */
function withoutSums({ values, scores, ...rest }: FeatureCounts): unknown {
  const { sum: _a, ...sketch } = values ?? {}
  const { sum: _b, ...histogram } = scores ?? {}
  return { ...rest, sketch, histogram }
}

test('merging is commutative', () => {
  fc.assert(
    fc.property(counts, counts, (a, b) => {
      expect(withoutSums(mergeFeatureCounts(a, b))).toEqual(withoutSums(mergeFeatureCounts(b, a)))
    }),
  )
})

test('merging is associative', () => {
  fc.assert(
    fc.property(counts, counts, counts, (a, b, c) => {
      expect(withoutSums(mergeFeatureCounts(mergeFeatureCounts(a, b), c))).toEqual(
        withoutSums(mergeFeatureCounts(a, mergeFeatureCounts(b, c))),
      )
    }),
  )
})

test('merging with nothing changes nothing', () => {
  fc.assert(
    fc.property(counts, (a) => {
      expect(mergeFeatureCounts(a, noFeatureCounts)).toEqual(a)
      expect(mergeFeatureCounts(noFeatureCounts, a)).toEqual(a)
    }),
  )
})

test('merging is counting together', () => {
  fc.assert(
    fc.property(rows, rows, fc.constantFrom(...EDGES), (a, b, edges) => {
      const together = Object.fromEntries(
        (Object.keys(a) as (keyof Rows)[]).map((key) => [key, [...a[key], ...b[key]]]),
      ) as unknown as Rows
      expect(withoutSums(mergeFeatureCounts(countsOf(a, edges), countsOf(b, edges)))).toEqual(
        withoutSums(countsOf(together, edges)),
      )
    }),
  )
})

test('merging keeps every row and every kind of sketch, whatever its edges', () => {
  fc.assert(
    fc.property(counts, counts, (a, b) => {
      const merged = mergeFeatureCounts(a, b)
      expect(areCountable(merged)).toBe(true)
      for (const kind of ['values', 'scores'] as const)
        expect(merged[kind]?.count ?? 0).toBe((a[kind]?.count ?? 0) + (b[kind]?.count ?? 0))
      expect(new Set(sketchKinds(merged))).toEqual(new Set([...sketchKinds(a), ...sketchKinds(b)]))
    }),
  )
})

test('folding keeps every row that has a name or bucket', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...LABELS), { maxLength: 40 }), (labels) => {
      const categories = createCategoryCounts()
      for (const label of labels) addCategoryLabel(categories, label, 2)
      const folded = Object.values(foldCategories(categories)).reduce((a, b) => a + b, 0)
      expect(folded).toBe(categoryRows(categories) - categories.other)
      expect(categoryRows(categories)).toBe(2 * labels.length)
    }),
  )
})

test('a name that reads like a label is a name, and folds like one', () => {
  const categories = createCategoryCounts()
  for (const label of [String.raw`\hash:07`, String.raw`\other`, 'hash:07', 'other'])
    addCategoryLabel(categories, label, 1)
  expect(categories).toEqual({ names: { 'hash:07': 1, other: 1 }, buckets: { '07': 1 }, other: 1 })
  expect(Object.keys(foldCategories(categories)).sort()).toEqual(
    [...new Set(['07', ...['hash:07', 'other'].map((name) => String(hashBucket(name)).padStart(2, '0'))])].sort(),
  )
})

test('a row counted as number and as class of one output is one row', () => {
  const both = countsOf(
    { values: [1, 2], scores: [], labels: ['mon', 'tue'], specials: [], problems: ['missing'], ages: [] },
    [],
  )
  expect(rowsIn(both)).toBe(3)
})

test('stale rows are a share of those with an age; of all rows where stale values come without ages', () => {
  const counts = { ...noFeatureCounts, problems: { missing: 10, stale: 3 } }
  expect(agedRows({ ...counts, aged: 4 })).toBe(4)
  expect(agedRows(counts)).toBe(10)
  expect(agedRows({ ...counts, aged: 2 })).toBe(10)
})

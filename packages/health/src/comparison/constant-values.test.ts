import { createExponentialHistogram } from '@driftline/statistics'
import { describe, expect, test } from 'vitest'
import { constantEvidence } from '../evidence/constant.ts'
import type { FeatureCounts } from '../index.ts'
import { bucketed, createRandom, named, numbers, profileOf, scores, specOf } from '../judging.testing.ts'
import { constantValues, isConstant } from './constant-values.ts'

const spec = specOf('model: {name: m}\nwindows: [1h]\n')
const random = createRandom(9)
const cells = Array.from({ length: 4000 }, (_, i) => (i % 10 === 0 ? 5 : 10 * random()))
const words = cells.map((_, i) => (i % 4 === 0 ? 'a' : `b${i % 7}`))
const { x, word, score } = profileOf(
  {
    x: { type: 'numeric', cells },
    word: { type: 'categorical', cells: words },
    score: { type: 'score', cells: cells.map((value) => value / 10) },
  },
  { spec },
).features as Required<ReturnType<typeof profileOf>['features']>
const same = <T>(value: T, count: number): readonly T[] => Array.from({ length: count }, () => value)

describe('a window is constant', () => {
  test.each<[string, FeatureCounts, boolean]>([
    ['of thirty equal numbers', numbers(same(5, 30)), true],
    ['of thirty zeros', numbers(same(0, 30)), true],
    ['of thirty equal numbers below zero', numbers(same(-5, 30)), true],
    ['of thirty equal names', named(same('a', 30)), true],
    ['of thirty names of one bucket', bucketed(same('a', 30)), true],
    ['of thirty equal scores', scores(same(0.5, 30), [0.3, 0.6]), true],
    ['of 29', numbers(same(5, 29)), false],
    ['of opposite numbers', numbers([...same(5, 30), -5]), false],
    ['of two names', named([...same('a', 30), 'c']), false],
    ['of one name and rows under no name', named(same('a', 30), 1), false],
    ['with a special value beside it', { ...numbers(same(5, 30)), special: { '-1': 1 } }, false],
    ['of missing values only', numbers([], { missing: 40 }), false],
  ])('%s: %s', (_, counts, expected) => {
    expect(isConstant(counts)).toBe(expected)
  })
})

describe('the reference beside a constant window', () => {
  test('is asked for the rows in its bucket, at the coarser scale of both', () => {
    const around = (value: number, scale: number): number =>
      cells.filter((cell) => bucketAt(cell, scale) === bucketAt(value, scale)).length
    const bucketAt = (value: number, scale: number): number => Math.ceil(Math.log2(value) * 2 ** scale)
    const coarse = createExponentialHistogram({ maxSize: 4 })
    for (let i = 0; i < 40; i += 1) coarse.record(5)
    const wide = createExponentialHistogram({ maxSize: 4 })
    for (const value of [5, 6]) wide.record(value)
    const data = wide.toData()
    const only5 = {
      ...data,
      count: 40,
      positive: { ...data.positive, counts: data.positive.counts.map((_, i) => (i === 0 ? 40 : 0)) },
    }
    expect(constantValues(x!, numbers(same(5, 40)))?.inReference).toBeGreaterThanOrEqual(400)
    expect(constantValues(x!, numbers(same(5, 40)))?.inReference).toBeLessThan(450)
    expect(data.scale).toBeLessThan(6)
    expect(constantValues(x!, { ...numbers([]), values: only5 })).toEqual({
      inReference: around(5, data.scale),
      referenceRows: 4000,
    })
  })

  test('is asked for its zeros where the window is zero', () => {
    expect(constantValues(x!, numbers(same(0, 40)))?.inReference).toBeLessThan(30)
  })

  test('is asked for a name, a bucket, or the scores between the same bounds', () => {
    expect(constantValues(word!, named(same('a', 40)))?.inReference).toBe(1000)
    expect(constantValues(word!, named(same('unseen', 40)))?.inReference).toBe(0)
    expect(constantValues(word!, bucketed(same('a', 40)))?.inReference).toBeGreaterThanOrEqual(1000)
    const between = cells.filter((value) => value > 3 && value <= 6).length
    const found = constantValues(score!, scores(same(0.5, 40), [0.3, 0.6]))!.inReference
    expect(found / between).toBeGreaterThan(0.9)
    expect(found / between).toBeLessThan(1.15)
  })

  test('is not asked where the window is not constant, or of another kind', () => {
    expect(constantValues(x!, numbers(cells.slice(0, 99)))).toBeUndefined()
    expect(constantValues(x!, scores(same(0.5, 40), [0.3]))).toBeUndefined()
    expect(constantValues(word!, numbers(same(1, 40)))).toBeUndefined()
    expect(constantValues(score!, numbers(same(1, 40)))).toBeUndefined()
  })
})

describe('constant is evidence', () => {
  const shown = (inReference: number, valueRows: number, phi = 1) =>
    constantEvidence({
      kind: 'compared',
      reference: { ordered: [], unordered: [] },
      current: { ordered: [], unordered: [] },
      cells: { reference: [], current: [] },
      designEffect: { value: phi, blocks: 9 },
      rates: [],
      constant: { inReference, referenceRows: 4000 },
      valueRows,
      rows: valueRows,
    }).filter(({ severity }) => severity > 0)

  test('where that many equal values are no chance: p₀^(n/φ) < 10⁻³', () => {
    expect(shown(2000, 10)).toMatchObject([{ kind: 'constant', severity: 100, detectable: null }])
    expect(shown(2000, 9)).toEqual([])
    expect(shown(2000, 30, 4)).toEqual([])
    expect(shown(3990, 1000)).toEqual([])
    expect(shown(0, 30)).toHaveLength(1)
  })
})

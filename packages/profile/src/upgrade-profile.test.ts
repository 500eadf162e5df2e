import { createExplicitHistogram, createExponentialHistogram } from '@driftline/statistics'
import { describe, expect, test } from 'vitest'
import { createScoreCounter } from './cells/score-cells.ts'
import { numericCellOf } from './cells/numeric-cells.ts'
import type { FirstProfile } from './upgrade-profile.ts'
import { upgradeProfile } from './upgrade-profile.ts'

const values = Array.from({ length: 2000 }, (_, i) => 1 + i / 100)
const histogram = createExponentialHistogram({ maxSize: 4096 })
for (const value of values) histogram.record(value)
const scoreBounds = Array.from({ length: 63 }, (_, i) => (i + 1) / 64)
const scores = createExplicitHistogram(scoreBounds)
for (const value of values) scores.record((value - 1) / 20)

const rows = { count: 2000, missing: 3, invalid: 0, outOfRange: 0 }
const summary = {
  mean: 11,
  standardDeviation: 5.8,
  quantiles: { p5: 2, p25: 6, p50: 11, p75: 16, p95: 20 },
  displayEdges: [5, 10],
}
const designEffect = { '1h': { value: 1.4, blocks: 90 }, '1d': { value: 1, blocks: 3 }, '1w': { value: 2, blocks: 0 } }
const first: FirstProfile = {
  id: 'sha256:12',
  model: { name: 'm' },
  provenance: { source: 'rows.csv', rows: [0, 2003], rowCount: 2003, producer: 'test' },
  features: {
    x: {
      type: 'numeric',
      ...rows,
      ...summary,
      minimum: 1,
      maximum: 20.99,
      zeroThreshold: 0,
      guard: null,
      special: {},
      histogram: histogram.toData(),
      designEffect,
    },
    score: {
      type: 'score',
      ...rows,
      ...summary,
      bounds: scoreBounds,
      special: {},
      histogram: scores.toData(),
      designEffect,
    },
    word: { type: 'categorical', ...rows, categories: { a: 1500, b: 500 }, other: 0, newCategoryRate: 0, designEffect },
  },
}

describe('a profile of the first format', () => {
  const { x, score, word } = upgradeProfile(first).features

  test('keeps its id and what it counted, and knows no segments, phases or scatter of rates', () => {
    const upgraded = upgradeProfile(first)
    expect(upgraded).toMatchObject({ id: 'sha256:12', format: 'driftline.profile/v2', segments: {} })
    expect(x).toMatchObject({ ...rows, ...summary, histogram: histogram.toData() })
    for (const feature of [x, score, word]) {
      expect(feature?.rateDesignEffect).toEqual({})
      expect(feature).not.toHaveProperty('phases')
    }
  })

  test('keeps a design effect that was measured; below four blocks it becomes 2', () => {
    const guess = { value: 2, blocks: 0 }
    for (const feature of [x, score, word])
      expect(feature?.designEffect).toEqual({ '1h': designEffect['1h'], '1d': guess, '1w': guess })
  })

  test('gets ten cells of about a tenth of its rows, and tails, from its sketch', () => {
    if (x?.type !== 'numeric' || score?.type !== 'score') throw new Error('types stay')
    const cells = Array.from({ length: 10 }, () => 0)
    for (const value of values) cells[numericCellOf(x.cells, value, 0)]! += 1
    for (const count of cells) expect(count / values.length).toBeCloseTo(0.1, 1)
    expect(x.tails.count / values.length).toBeLessThan(0.005)
    const below = createScoreCounter(score.cells.edges)(score.histogram)
    for (const [i, count] of below.entries()) expect(count / values.length).toBeCloseTo((i + 1) / 10, 1)
    expect(below).toHaveLength(9)
  })
})

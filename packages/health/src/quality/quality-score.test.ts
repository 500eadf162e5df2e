import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FeatureCounts } from '../index.ts'
import { named, numbers, specOf } from '../judging.testing.ts'
import { closeDays, ofModel } from '../model/model-days.testing.ts'
import type { FeatureQuality } from './quality-score.ts'
import { goodShare, qualityScore } from './quality-score.ts'

const quality = (share: number, rest: Partial<FeatureQuality> = {}): FeatureQuality => ({
  share,
  isCritical: false,
  isLost: false,
  ...rest,
})

describe('the score of a window', () => {
  test('is the mean of its features, critical ones three times', () => {
    expect(qualityScore([])).toBeUndefined()
    expect(qualityScore([quality(0.5), quality(1)])).toBe(0.75)
    expect(qualityScore([quality(0.5, { isCritical: true }), quality(1)])).toBe(0.625)
  })

  test('is 0 where a critical feature is lost, and only lower where another is', () => {
    expect(qualityScore([quality(0, { isCritical: true, isLost: true }), quality(1)])).toBe(0)
    expect(qualityScore([quality(0, { isLost: true }), quality(1)])).toBe(0.5)
    expect(qualityScore([quality(0, { isCritical: true }), quality(1)])).toBe(0.25)
  })

  test('lies between its least and greatest share, whatever the order, and rises with each', () => {
    const some = fc.array(
      fc.record({
        share: fc.double({ min: 0, max: 1, noNaN: true }),
        isCritical: fc.boolean(),
        isLost: fc.constant(false),
      }),
      { minLength: 1, maxLength: 20 },
    )
    fc.assert(
      fc.property(some, fc.double({ min: 0, max: 1, noNaN: true }), (features, more) => {
        const score = qualityScore(features)!
        const shares = features.map(({ share }) => share)
        expect(score).toBeGreaterThanOrEqual(Math.min(...shares) - 1e-12)
        expect(score).toBeLessThanOrEqual(Math.max(...shares) + 1e-12)
        expect(qualityScore(features.toReversed())).toBeCloseTo(score, 12)
        const [first, ...rest] = features as [FeatureQuality, ...FeatureQuality[]]
        const better = { ...first, share: Math.max(first.share, more) }
        expect(qualityScore([better, ...rest])).toBeGreaterThanOrEqual(score - 1e-12)
      }),
    )
  })
})

describe('the good share of a feature', () => {
  const values = (rows: number, problems: FeatureCounts['problems'], aged?: number): FeatureCounts => ({
    ...numbers(
      Array.from({ length: rows }, (_, row) => row),
      problems,
    ),
    ...(aged !== undefined && { aged }),
  })

  test('leaves out what is missing, invalid, out of range and stale', () => {
    expect(goodShare({}, values(100, {}))).toBe(1)
    expect(goodShare({}, values(90, { missing: 10 }))).toBe(0.9)
    expect(goodShare({}, values(80, { missing: 10, type: 6, non_finite: 4, range: 5 }))).toBe(0.75)
    expect(goodShare({}, values(80, { missing: 20, stale: 20 }, 80))).toBeCloseTo(0.8 * 0.75, 12)
    expect(goodShare({}, values(80, { missing: 20, stale: 25 }))).toBeCloseTo(0.8 * 0.75, 12)
  })

  test('counts unknown categories only where the spec declares which there are', () => {
    const counts = { ...named(['a', 'b', 'a', 'b']), problems: { category: 1 } }
    expect(goodShare({}, counts)).toBe(1)
    expect(goodShare({ values: ['a', 'c'] }, counts)).toBe(0.75)
  })

  test('is 0 without rows, and of counts that are none', () => {
    expect(goodShare({}, values(0, {}))).toBe(0)
    expect(goodShare({}, values(10, { missing: -1 }))).toBe(0)
    expect(goodShare({}, values(1, { range: 50 }))).toBe(0)
  })
})

test('stands on the line of the model, whatever else is known', () => {
  const spec = specOf('model: {name: m}\nwindows: [1d]\nfeatures: {x: {critical: true}, y: {}}\n')
  const x = numbers([1, 2, 3], { missing: 1 })
  const scoreOf = (features: Readonly<Record<string, FeatureCounts>>) =>
    ofModel(closeDays(1, () => ({ features }), { spec }))[0]?.statistics.qualityScore
  expect(scoreOf({ x, y: numbers([1, 2, 3, 4]) })).toBe((3 * 0.75 + 1) / 4)
  expect(scoreOf({ x })).toBe((3 * 0.75) / 4)
  expect(scoreOf({ y: numbers([1, 2, 3, 4]) })).toBe(0)
  const open = specOf('model: {name: m}\nwindows: [1d]\n')
  expect(ofModel(closeDays(1, () => ({ features: { x } }), { spec: open }))[0]?.statistics).toEqual({})
})

import { describe, expect, test } from 'vitest'
import type { FeatureCounts } from './index.ts'
import { createJudge, createRandom, headlines, HOUR_MS, numbers, profileOf, scores, specOf } from './judging.testing.ts'

const spec = specOf('model: {name: m}\nwindows: [1h]\n')
const random = createRandom(1)
const cells = Array.from({ length: 4000 }, () => random() * 10)
const scoreCells = cells.map((value) => value / 10)
const profile = profileOf(
  { x: { type: 'numeric', cells }, y: { type: 'numeric', cells }, score: { type: 'score', cells: scoreCells } },
  { spec },
)
const good = numbers(cells.slice(0, 500))

function withCount(value: number): FeatureCounts {
  const values = good.values!
  const counts = values.positive.counts.map((count, i) => (i === 3 ? value : count))
  return { ...good, values: { ...values, positive: { ...values.positive, counts }, count: values.count + value } }
}

const poison: Readonly<Record<string, FeatureCounts>> = {
  'an infinite count': withCount(Infinity),
  'two counts that overflow together': { ...withCount(1.7e308), special: { a: 1.7e308 } },
  'a negative count': withCount(-5),
  'a count that is no number': withCount(NaN),
  'an infinite zero threshold': { ...good, values: { ...good.values!, zeroThreshold: Infinity } },
  'a problem that is no number': { ...good, problems: { missing: NaN } },
}

describe.each(Object.entries(poison))('%s', (_, counts) => {
  test('is a state with a reason, counted, and harms no other series', () => {
    const judge = createJudge({ spec, profiles: [profile] })
    const all = judge.close({ startMs: 0, features: { x: counts, y: good } })
    expect(all.filter(({ feature }) => feature === 'x').map(({ state }) => state)).toEqual(['blind'])
    const lines = headlines(all)
    expect(lines).toHaveLength(2)
    expect(lines[0]).toMatchObject({ feature: 'x', state: 'blind', reason: 'failed', severity: 0, count: 0 })
    expect(lines[1]).toMatchObject({ feature: 'y', state: 'ok', count: 500 })
    expect(judge.failures()).toBe(1)
    const [after] = judge.close({ startMs: HOUR_MS, features: { x: good } })
    expect(after).toMatchObject({ state: 'ok', count: 500 })
  })

  test('leaves a reference in the making as it was', () => {
    const judge = createJudge({ spec })
    const [failed, learning] = headlines(judge.close({ startMs: 0, features: { x: counts, y: good } }))
    expect(failed).toMatchObject({ feature: 'x', state: 'blind', reason: 'failed', count: 0 })
    expect(learning).toMatchObject({ feature: 'y', state: 'learning', count: 500 })
    expect(learning?.sentence).toContain('500 of 10,000 rows')
    const [begun] = headlines(judge.close({ startMs: HOUR_MS, features: { x: good } }))
    expect(begun?.sentence).toContain('500 of 10,000 rows')
    expect(begun?.sentence).toContain('1 of 20 windows')
  })
})

test('a feature with far too many rows does not end the learning of the others', () => {
  const judge = createJudge({ spec })
  const lines = headlines(judge.close({ startMs: 0, features: { x: withCount(2 ** 52), y: good } }))
  expect(lines.map(({ state }) => state)).toEqual(['learning', 'learning'])
  expect(lines[1]?.sentence).toContain('500 of 10,000 rows')
})

test('a zero threshold of 1e308 leaves nothing to compare', () => {
  const judge = createJudge({ spec, profiles: [profile] })
  const swallowed = { ...good, values: { ...good.values!, zeroThreshold: 1e308 } }
  const [line] = judge.close({ startMs: 0, features: { x: swallowed } })
  expect(line).toMatchObject({ state: 'blind', reason: 'sketch', count: 500, severity: 0 })
})

test('a profile that is broken in one feature harms no other', () => {
  const features = { ...profile.features, x: { ...profile.features['x']!, cells: null as never } }
  const judge = createJudge({ spec, profiles: [{ ...profile, features }] })
  const lines = headlines(judge.close({ startMs: 0, features: { x: good, y: good } }))
  expect(lines.map(({ state, reason, count }) => [state, reason, count])).toEqual([
    ['blind', 'failed', 500],
    ['ok', undefined, 500],
  ])
})

test('scores whose edges changed within a baseline or a merged window do not end judging', () => {
  const judge = createJudge({ spec })
  judge.close({ startMs: 0, features: { score: scores(scoreCells, [0.2, 0.5, 0.8]) } })
  const features = { score: scores(scoreCells, [0.25, 0.5, 0.75]), x: good }
  const lines = headlines(judge.close({ startMs: HOUR_MS, features }))
  expect(lines.map(({ feature, state }) => [feature, state])).toEqual([
    ['score', 'learning'],
    ['x', 'learning'],
  ])
})

test('scores without an edge in common with the reference are blind with the reason edges', () => {
  const judge = createJudge({ spec, profiles: [profile] })
  const [line] = judge.close({ startMs: 0, features: { score: scores(scoreCells.slice(0, 500), [0.123, 0.456]) } })
  expect(line).toMatchObject({ feature: 'score', state: 'blind', reason: 'edges', count: 500, severity: 0 })
})

test('a sketch of another kind than the reference is blind with the reason sketch', () => {
  const judge = createJudge({ spec, profiles: [profile] })
  const [line] = judge.close({ startMs: 0, features: { x: scores(scoreCells.slice(0, 500), [0.5]) } })
  expect(line).toMatchObject({ feature: 'x', state: 'blind', reason: 'sketch', count: 500, severity: 0 })
})

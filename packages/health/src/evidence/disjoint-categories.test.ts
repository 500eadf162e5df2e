import { expect, test } from 'vitest'
import { compareSamples, takeSample } from '../index.ts'
import { createJudge, named, profileOf, specOf } from '../judging.testing.ts'

const spec = specOf('model: {name: m}\nwindows: [1h]\nfeatures: {x: {type: categorical}}\n')
const names = (from: number, count: number, distinct = count): readonly string[] =>
  Array.from({ length: count }, (_, i) => `name ${from + (i % distinct)}`)

const mixed = (a: readonly string[], b: readonly string[]): readonly string[] => a.flatMap((name, i) => [name, b[i]!])

function compare(reference: readonly string[], current: readonly string[], options: { ratesOnly?: boolean } = {}) {
  const { features } = profileOf({ x: { type: 'categorical', cells: reference, ...options } }, { spec })
  const sample = takeSample({ type: 'categorical', cells: reference })
  return compareSamples({
    profile: features['x']!,
    reference: sample,
    current,
    window: '1h',
    timezone: 'UTC',
    weight: 1,
  }).verdict
}

test('names of which none is in the reference are never like it', () => {
  const verdict = compare(names(0, 8000), names(8000, 9000))
  expect(verdict).toMatchObject({ state: 'blind', reason: 'disjoint' })
  expect(verdict.sentence).toMatch(/^Cannot tell: it has no category in common with the reference/)
  expect(compare(names(0, 8000), names(7999, 9000)).state).toBe('ok')
})

test('so too in a window that is live', () => {
  const judge = createJudge({
    spec,
    profiles: [profileOf({ x: { type: 'categorical', cells: names(0, 8000) } }, { spec })],
  })
  const counts = named(names(8000, 900))
  expect(judge.close({ startMs: 0, features: { x: counts } })[0]).toMatchObject({ state: 'blind', reason: 'disjoint' })
})

test('where names of the reference repeat, new ones are raised as new', () => {
  expect(compare(names(0, 8000, 400), names(8000, 9000, 400))).toMatchObject({ state: 'act', kind: 'new_category' })
})

test('of a feature with rates only, shares may move and new names may not come', () => {
  const reference = mixed(names(0, 4500, 20), names(0, 4500, 1500))
  const moved = mixed(names(0, 2250, 5), names(0, 2250, 1500))
  expect(compare(reference, moved).state).toBe('act')
  const quiet = compare(reference, moved, { ratesOnly: true })
  expect(quiet).toMatchObject({ state: 'ok', severity: 0 })
  expect(quiet.sentence).toMatch(/^Rates as in training, its distribution is not judged; 4,500 rows/)
  expect(compare(reference, names(1400, 4500, 1500), { ratesOnly: true })).toMatchObject({
    state: 'act',
    kind: 'new_category',
  })
})

test('the spec can ask for rates only, of numbers too', () => {
  const cells = Array.from({ length: 4000 }, (_, i) => i % 100)
  const profile = profileOf({ x: { type: 'numeric', cells } }, { spec }).features['x']!
  const current = cells.map((value) => value / 2)
  const of = (text: string) => {
    const declared = specOf(`model: {name: m}\nfeatures: {x: ${text}}\n`).features['x']!
    const reference = takeSample({ type: 'numeric', cells, spec: declared })
    const samples = { profile, reference, current, spec: declared, window: '1h', timezone: 'UTC', weight: 1 }
    return compareSamples(samples).verdict
  }
  expect(of('{type: numeric}')).toMatchObject({ state: 'act', kind: 'distribution' })
  expect(of('{type: numeric, ratesOnly: true}')).toMatchObject({ state: 'ok', kinds: expect.any(Array) })
})

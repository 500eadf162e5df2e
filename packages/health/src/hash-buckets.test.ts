import { bucketLabel, hashBucket } from '@driftline/profile'
import { describe, expect, test } from 'vitest'
import type { FeatureCounts, VerdictLine } from './index.ts'
import { mergeFeatureCounts } from './index.ts'
import { bucketed, createJudge, createRandom, HOUR_MS, named, profileOf, specOf } from './judging.testing.ts'

const spec = specOf('model: {name: m}\nwindows: [1h]\n')
const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const random = createRandom(3)
const draw = (rows: number, from: readonly string[]): readonly string[] =>
  Array.from({ length: rows }, () => from[Math.floor(random() * from.length)]!)
const columns = { day: { type: 'categorical', cells: draw(7000, days) } } as const
const profile = profileOf(columns, { spec })
const judge = (counts: FeatureCounts, profiles = [profile]): VerdictLine =>
  createJudge({ spec, profiles }).close({ startMs: 0, features: { day: counts } })[0]!

describe('a sender that knows no names', () => {
  test('is compared in the buckets of the reference names', () => {
    const line = judge(bucketed(draw(1000, days)))
    expect(line).toMatchObject({ state: 'ok', count: 1000, statistics: { newCategory: 0 } })
  })

  test('is raised when its categories move', () => {
    expect(judge(bucketed(draw(1000, ['mon', 'tue'])))).toMatchObject({ state: 'act', kind: 'distribution' })
  })

  test('shows a new category where no name of the reference shares its bucket', () => {
    const taken = new Set(days.map(hashBucket))
    const unseen = Array.from({ length: 100 }, (_, i) => `new ${i}`).find((name) => !taken.has(hashBucket(name)))!
    const line = judge(bucketed([...draw(800, days), ...Array.from({ length: 200 }, () => unseen)]))
    expect(line).toMatchObject({ state: 'act', statistics: { newCategory: 0.2 } })
  })

  test('counts a row once that is in a new bucket and was reported as unexpected', () => {
    const taken = new Set(days.map(hashBucket))
    const unseen = Array.from({ length: 100 }, (_, i) => `new ${i}`).find((name) => !taken.has(hashBucket(name)))!
    const counts = bucketed([...draw(800, days), ...Array.from({ length: 200 }, () => unseen)])
    expect(judge({ ...counts, problems: { category: 200 } }).statistics.newCategory).toBe(0.2)
  })

  test('is blind beside a reference that kept only some of its names', () => {
    const [day] = Object.values(profile.features)
    const truncated = { ...profile, features: { day: { ...day!, other: 100 } as never } }
    expect(judge(bucketed(draw(1000, days)), [truncated])).toMatchObject({
      state: 'blind',
      reason: 'hash',
      count: 1000,
    })
  })

  test('says what its buckets cannot tell', () => {
    expect(judge(bucketed(draw(1000, days))).sentence).toContain('hash buckets')
  })

  test('is labelled by the name of a bucket with one known name, else by the bucket', () => {
    const many = Array.from({ length: 200 }, (_, i) => `name ${i}`)
    const crowded = profileOf(
      { day: { type: 'categorical', cells: [...many, ...many, ...draw(300, ['mon'])] } },
      { spec },
    )
    const { categories } = judge(bucketed(draw(1000, many)), [crowded]).statistics.distribution!
    const inBucket = (bucket: number): number => [...many, 'mon'].filter((name) => hashBucket(name) === bucket).length
    expect(categories?.[0]).toBe(`${bucketLabel(hashBucket('mon'))} (${inBucket(hashBucket('mon'))} names)`)
    expect(judge(bucketed(draw(1000, days))).statistics.distribution?.categories).toEqual(
      expect.arrayContaining(['tue', 'wed']),
    )
  })
})

test('where some rows are bucketed the named ones fold too', () => {
  const line = judge(mergeFeatureCounts(bucketed(draw(500, days)), named(draw(500, days))))
  expect(line).toMatchObject({ state: 'ok', count: 1000 })
})

test('a sender that names is compared by name', () => {
  expect(judge(named(draw(1000, days)))).toMatchObject({ state: 'ok', count: 1000 })
  const { sentence, statistics } = judge(named([...draw(800, days), ...Array.from({ length: 200 }, () => 'new')]))
  expect(statistics.newCategory).toBe(0.2)
  expect(sentence).not.toContain('hash buckets')
})

test('a literal hash:07 of a sender that names is a name', () => {
  const cells = draw(4000, ['hash:07', 'a'])
  const literal = profileOf({ day: { type: 'categorical', cells } }, { spec })
  const escaped = (names: readonly string[]) => names.map((name) => (name === 'hash:07' ? String.raw`\hash:07` : name))
  const line = judge(named(escaped(draw(1000, ['hash:07', 'a']))), [literal])
  expect(line).toMatchObject({ state: 'ok', statistics: { newCategory: 0 } })
  expect(line.statistics.distribution?.categories).toEqual(expect.arrayContaining(['a', String.raw`\hash:07`]))
})

test('φ is measured on the folded table too', () => {
  const [day] = Object.values(profile.features)
  expect(day).toMatchObject({ bucketDesignEffect: { '1h': { blocks: 35 } } })
})

describe('a reference learned from buckets', () => {
  const learns = specOf(
    'model: {name: m}\nwindows: [1h]\nreferences: {training: {baseline: {rows: 1000, within: 1h}}}\n',
  )
  const learned = () => {
    const learning = createJudge({ spec: learns })
    for (let hour = 0; hour < 20; hour += 1)
      learning.close({ startMs: hour * HOUR_MS, features: { day: bucketed(draw(600, days)) } })
    return (hour: number, day: FeatureCounts) => learning.close({ startMs: hour * HOUR_MS, features: { day } })[0]
  }

  test('is compared bucket with bucket', () => {
    const close = learned()
    expect(close(20, bucketed(draw(1000, days)))).toMatchObject({ state: 'ok', count: 1000 })
    expect(close(21, bucketed(draw(1000, ['mon', 'tue'])))).toMatchObject({ state: 'act', kind: 'distribution' })
  })

  test('folds the names that come later', () => {
    const later = learned()(20, named(draw(1000, days)))
    expect(later).toMatchObject({ state: 'ok', count: 1000, statistics: { newCategory: 0 } })
  })
})

import { createHmac } from 'node:crypto'
import { bucketLabel, readCategoryLabel } from '@driftline/profile'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CategoryHash, FeatureCounts, VerdictLine } from './index.ts'
import {
  addCategoryRows,
  categoryRows,
  compareSamples,
  takeSample,
  createCategoryCounts,
  isRaised,
  mergeFeatureCounts,
} from './index.ts'
import { bucketed, createJudge, createRandom, HOUR_MS, named, profileOf, specOf } from './judging.testing.ts'

const spec = specOf('model: {name: m}\nwindows: [1h]\nfeatures: {day: {}}\nprivacy: {hash: [day]}\n')
const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const random = createRandom(3)
const draw = (rows: number, from: readonly string[]): readonly string[] =>
  Array.from({ length: rows }, () => from[Math.floor(random() * from.length)]!)

/** A key of its own for each id. */
function hashUnder(keyId: string): CategoryHash {
  return {
    keyId,
    bucketOf: (name) => createHmac('sha256', `secret ${keyId}`).update(`day\0${name}`).digest()[0]! >> 2,
  }
}

/** Categories as a sender with a key counts them; without one all are withheld. */
function hashed(names: readonly string[], keyId = 'aaaaaaaa'): FeatureCounts {
  const categories = createCategoryCounts()
  const { bucketOf } = hashUnder(keyId)
  const labelOf = (name: string): string => (keyId === 'none' ? 'other' : bucketLabel(bucketOf(name)))
  for (const name of names) addCategoryRows(categories, readCategoryLabel(labelOf(name)), { rows: 1, hashKey: keyId })
  return { special: {}, problems: {}, categories }
}

const column = (keyId: string) =>
  ({ type: 'categorical', cells: draw(7000, days), hash: hashUnder(keyId), spec: spec.features['day']! }) as const
const profile = profileOf({ day: column('aaaaaaaa') }, { spec })
const judge = (counts: FeatureCounts, profiles = [profile]): VerdictLine =>
  createJudge({ spec, profiles }).close({ startMs: 0, features: { day: counts } })[0]!

describe('the profile of a hashed feature', () => {
  test('holds buckets and the id of the key, and no name', () => {
    const { day } = profile.features
    expect(day).toMatchObject({ type: 'categorical', categories: {}, other: 0, hashKey: 'aaaaaaaa', count: 7000 })
    expect(Object.keys((day as { buckets: object }).buckets).every((key) => /^\d\d$/.test(key))).toBe(true)
    for (const name of days) expect(JSON.stringify(profile.features)).not.toContain(name)
  })

  test('is compared bucket with bucket, under its own key', () => {
    const quiet = judge(hashed(draw(1000, days)))
    expect(quiet).toMatchObject({ state: 'ok', count: 1000, statistics: { newCategory: 0 } })
    const moved = judge(hashed(draw(1000, ['mon', 'tue'])))
    expect(moved).toMatchObject({ state: 'act', kind: 'distribution' })
    for (const name of days) expect(JSON.stringify(moved)).not.toContain(name)
  })

  test.each([
    ['another key', hashed(draw(1000, ['mon']), 'bbbbbbbb')],
    ['no key', hashed(draw(1000, ['mon']), 'none')],
    ['a sender from before keys', bucketed(draw(1000, ['mon']))],
    ['a sender that does not hash', named(draw(1000, ['mon']))],
    ['two keys', mergeFeatureCounts(hashed(draw(500, days)), hashed(draw(500, ['mon']), 'bbbbbbbb'))],
  ])('is not comparable with %s, and nothing is raised', (_, counts) => {
    const line = judge(counts)
    expect(line).toMatchObject({ state: 'blind', reason: 'hash_key', severity: 0, kind: null, count: 1000 })
    expect(line.sentence).toContain('Not comparable: hash key')
  })

  test('counts missing values whatever the key', () => {
    const line = judge({ ...hashed(draw(600, days), 'none'), problems: { missing: 400 } })
    expect(line).toMatchObject({ reason: 'hash_key', count: 1000, statistics: { missing: 0.4 } })
  })

  test('compares segments too', () => {
    const cells = draw(7000, days)
    const dimensions = [{ name: 'city', values: cells.map((_, row) => (row % 2 === 0 ? 'ulm' : 'bonn')) }]
    const split = profileOf({ day: { ...column('aaaaaaaa'), cells } }, { spec, dimensions })
    const ulm = { name: 'city', value: 'ulm', features: { day: hashed(draw(800, ['mon', 'tue'])) } }
    const bonn = { name: 'city', value: 'bonn', features: { day: hashed(draw(800, days)) } }
    const everyone = mergeFeatureCounts(ulm.features.day, bonn.features.day)
    const lines = createJudge({ spec, profiles: [split] }).close({
      startMs: 0,
      features: { day: everyone },
      segments: [ulm, bonn],
    })
    expect(lines.find(({ segment }) => segment.value === 'ulm')).toMatchObject({ state: 'act' })
    expect(lines[0]?.contributions?.[0]?.segment).toEqual({ name: 'city', value: 'ulm' })
  })
})

describe('two files', () => {
  const compare = (current: readonly string[], hash: CategoryHash) =>
    compareSamples({
      profile: profile.features['day']!,
      reference: takeSample({ type: 'categorical', cells: draw(2000, days), hash }),
      current,
      hash,
      window: '1h',
      timezone: 'UTC',
      weight: 1,
    })

  test('are compared by bucket, exactly and sketched', () => {
    const quiet = compare(draw(2000, days), hashUnder('aaaaaaaa'))
    expect(quiet.verdict.state).toBe('ok')
    expect(quiet.exact.psi).toBeLessThan(0.05)
    expect(compare(draw(2000, ['mon', 'tue']), hashUnder('aaaaaaaa')).verdict.state).toBe('act')
    expect(compare(draw(2000, ['mon']), hashUnder('bbbbbbbb')).verdict.state).toBe('blind')
  })
})

describe('a reference learned from hashed counts', () => {
  const learns = specOf(
    'model: {name: m}\nwindows: [1h]\nreferences: {training: {baseline: {rows: 1000, within: 1h}}, seasonal: {weeks: 1, match: hour-of-day}}\n',
  )
  const open = () => {
    const learning = createJudge({ spec: learns })
    return (hour: number, day: FeatureCounts): Readonly<Record<string, VerdictLine>> =>
      Object.fromEntries(
        learning.close({ startMs: hour * HOUR_MS, features: { day } }).map((line) => [line.reference, line] as const),
      )
  }

  test('begins anew with a new key, says so, and is ready again', () => {
    const close = open()
    for (let hour = 0; hour < 24; hour += 1) close(hour, hashed(draw(600, days)))
    expect(close(24, hashed(draw(600, days)))['baseline']).toMatchObject({ state: 'ok' })
    const changed = close(25, hashed(draw(600, ['mon']), 'bbbbbbbb'))
    for (const line of Object.values(changed)) expect(isRaised(line)).toBe(false)
    expect(changed['baseline']).toMatchObject({ state: 'learning', reason: 'hash_key' })
    expect(changed['baseline']?.sentence).toContain('The hash key changed, so it begins anew.')
    for (let hour = 26; hour < 46; hour += 1) close(hour, hashed(draw(600, days), 'bbbbbbbb'))
    expect(close(46, hashed(draw(600, days), 'bbbbbbbb'))['baseline']).toMatchObject({ state: 'ok' })
    expect(close(47, hashed(draw(600, ['mon', 'tue']), 'bbbbbbbb'))['baseline']).toMatchObject({ state: 'act' })
  })

  test('goes on through a window of two keys, which tells nothing', () => {
    const close = open()
    for (let hour = 0; hour < 22; hour += 1) close(hour, hashed(draw(600, days)))
    const both = mergeFeatureCounts(hashed(draw(300, days)), hashed(draw(300, days), 'bbbbbbbb'))
    expect(close(22, both)['baseline']).toMatchObject({ state: 'blind', reason: 'hash_key' })
    expect(close(23, hashed(draw(600, days)))['baseline']).toMatchObject({ state: 'ok' })
  })

  test('learns nothing from what is withheld', () => {
    const close = open()
    for (let hour = 0; hour < 30; hour += 1) {
      const line = close(hour, hashed(draw(600, days), 'none'))['baseline']
      expect(line?.state).toBe('learning')
    }
  })
})

describe('counts under keys', () => {
  const part = fc.record({
    keyId: fc.constantFrom(undefined, 'aaaaaaaa', 'bbbbbbbb', 'none'),
    rows: fc.nat(5),
    label: fc.constantFrom('hash:01', 'hash:02', 'other', 'mon'),
  })
  const countsOf = (parts: readonly { keyId: string | undefined; rows: number; label: string }[]): FeatureCounts => {
    const categories = createCategoryCounts()
    for (const { keyId, rows, label } of parts)
      if (rows > 0) addCategoryRows(categories, readCategoryLabel(label), { rows, hashKey: keyId })
    return { special: {}, problems: {}, categories }
  }
  const plain = ({ categories }: FeatureCounts): unknown =>
    categories && {
      names: { ...categories.names },
      buckets: { ...categories.buckets },
      other: categories.other,
      hashKey: categories.hashKey,
    }

  test('merge to what counting them together gives, in any order and grouping', () => {
    const parts = fc.array(part, { maxLength: 5 })
    fc.assert(
      fc.property(parts, parts, parts, (a, b, c) => {
        const [inA, inB, inC] = [countsOf(a), countsOf(b), countsOf(c)]
        const merged = mergeFeatureCounts(mergeFeatureCounts(inA, inB), inC)
        expect(plain(merged)).toEqual(plain(countsOf([...a, ...b, ...c])))
        expect(plain(mergeFeatureCounts(inA, mergeFeatureCounts(inB, inC)))).toEqual(plain(merged))
        expect(plain(mergeFeatureCounts(inC, mergeFeatureCounts(inB, inA)))).toEqual(plain(merged))
        expect(categoryRows(merged.categories!)).toBe([...a, ...b, ...c].reduce((sum, { rows }) => sum + rows, 0))
      }),
    )
  })
})

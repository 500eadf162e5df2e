import { describe, expect, test } from 'vitest'
import type { VerdictLine } from './index.ts'
import {
  createJudge,
  createRandom,
  DAY_MS,
  headlines,
  HOUR_MS,
  named,
  numbers,
  profileOf,
  specOf,
} from './judging.testing.ts'

const spec = specOf('model: {name: m}\nwindows: [1h]\n')
const random = createRandom(2)
const cells = Array.from({ length: 4000 }, () => random() * 10)
const words = cells.map((value) => (value < 4 ? 'a' : value < 7.5 ? 'b' : 'other'))
const profile = profileOf({ x: { type: 'numeric', cells }, word: { type: 'categorical', cells: words } }, { spec })
const moved = numbers(cells.slice(0, 500).map((value) => value + 30))

describe('while learning', () => {
  test('a line carries the missing and invalid values the window itself shows', () => {
    const judge = createJudge({ spec })
    const [line] = judge.close({ startMs: 0, features: { x: numbers(cells.slice(0, 75), { missing: 20, type: 5 }) } })
    expect(line).toMatchObject({ state: 'learning', count: 100, statistics: { missing: 0.2, invalid: 0.05 } })
    expect(line?.statistics.quantiles?.p50).toBeGreaterThan(0)
  })

  test('a line invents no missing values where they are not counted', () => {
    const judge = createJudge({ spec })
    const segment = { name: 'city', value: 'x', features: { x: numbers(cells.slice(0, 75)) } }
    const line = judge.close({ startMs: 0, features: {}, segments: [segment] }).at(-1)
    expect(line?.segment.name).toBe('city')
    expect(line?.statistics).not.toHaveProperty('missing')
  })
})

describe('a category literally named other', () => {
  test('is a name like any other beside the rest', () => {
    const judge = createJudge({ spec, profiles: [profile] })
    const sent = named(words.slice(0, 500).map((word) => (word === 'other' ? String.raw`\other` : word)))
    const [line] = judge.close({ startMs: 0, features: { word: sent } })
    expect(line).toMatchObject({ state: 'ok', count: 500 })
    const { categories, reference, current } = distributionOf(line)
    expect(categories).toEqual(['a', 'b', String.raw`\other`, 'other'])
    expect(reference[2]).toBeCloseTo(0.25, 1)
    expect(current[2]).toBeCloseTo(0.25, 1)
    expect([reference[3], current[3]]).toEqual([0, 0])
  })
})

function distributionOf(line: VerdictLine | undefined) {
  const { distribution } = line!.statistics
  return { categories: distribution!.categories, reference: distribution!.reference, current: distribution!.current }
}

test('accepted drift has severity 0 and says what moved', () => {
  const expecting = specOf(
    'model: {name: m}\nwindows: [1h]\nexpected: [{feature: x, from: 1970-01-01, reason: works}]\n',
  )
  const judge = createJudge({ spec: expecting, profiles: [profile] })
  const [line] = judge.close({ startMs: 0, features: { x: moved } })
  expect(line).toMatchObject({ state: 'accepted', severity: 0, kind: 'distribution' })
  expect(line?.sentence).toContain('expected by the spec')
})

describe('a raised feature', () => {
  const few = numbers(cells.slice(0, 5))

  test('stays raised by a window of five rows, and says that it is not renewed', () => {
    const judge = createJudge({ spec, profiles: [profile] })
    const [raised] = judge.close({ startMs: 0, features: { x: moved } })
    const [kept] = judge.close({ startMs: HOUR_MS, features: { x: few } })
    expect(raised).toMatchObject({ state: 'act', windowSeverity: 100, since: '1970-01-01T00:00:00Z' })
    expect(raised).not.toHaveProperty('notRenewed')
    const { severity, kind, lowerBound, since } = raised!
    expect(kept).toMatchObject({ state: 'act', severity, kind, lowerBound, since, count: 5, reason: 'thin' })
    expect(kept).toMatchObject({ notRenewed: true, windowSeverity: 0, kinds: [] })
    expect(kept?.sentence).toContain('not renewed: this window is too thin to tell; 5 rows.')
  })

  test('stays raised by a window of counts that cannot be', () => {
    const judge = createJudge({ spec, profiles: [profile] })
    judge.close({ startMs: 0, features: { x: moved } })
    const [kept] = judge.close({ startMs: HOUR_MS, features: { x: { ...few, problems: { missing: NaN } } } })
    expect(kept).toMatchObject({ state: 'act', severity: 100, notRenewed: true, reason: 'failed', count: 0 })
    expect(judge.failures()).toBe(1)
  })

  test('carries every kind of evidence, strongest first', () => {
    const judge = createJudge({ spec, profiles: [profile] })
    const [line] = judge.close({ startMs: 0, features: { x: { ...moved, problems: { missing: 300 } } } })
    expect(line?.kinds[0]).toMatchObject({ kind: line?.kind, lowerBound: line?.lowerBound })
    expect(line?.kinds.map(({ kind }) => kind).sort()).toEqual(['distribution', 'missing', 'range', 'tails', 'type'])
    const severities = line!.kinds.map(({ severity }) => severity)
    expect(severities.toSorted((a, b) => b - a)).toEqual(severities)
    expect(line).toMatchObject({ windowSeverity: severities[0] })
  })
})

test('a window that shows something by itself does not wait for what is too thin', () => {
  const judge = createJudge({ spec, profiles: [profile] })
  judge.close({ startMs: 0, features: { x: numbers(cells.slice(0, 29)) } })
  const gone = numbers([], { missing: 31 })
  const [line] = judge.close({ startMs: HOUR_MS, features: { x: gone } })
  expect(line).toMatchObject({ state: 'act', kind: 'missing', count: 31, start: '1970-01-01T01:00:00Z' })
  expect(line?.sentence).toContain('29 rows since Thu 1 Jan 1970 were dropped: they waited to be merged')
})

describe('windows too small to judge', () => {
  test('are merged under their own start', () => {
    const judge = createJudge({ spec, profiles: [profile] })
    const lines = [0, 1, 2].flatMap((hour) => {
      const features = { x: numbers(cells.slice(hour * 12, hour * 12 + 12)) }
      return headlines(judge.close({ startMs: hour * HOUR_MS, features }))
    })
    expect(lines.map(({ start, end, count }) => [start, end, count])).toEqual([
      ['1970-01-01T00:00:00Z', '1970-01-01T01:00:00Z', 12],
      ['1970-01-01T00:00:00Z', '1970-01-01T02:00:00Z', 24],
      ['1970-01-01T00:00:00Z', '1970-01-01T03:00:00Z', 36],
    ])
  })

  test('that waited too long are dropped with a word', () => {
    const judge = createJudge({ spec, profiles: [profile] })
    judge.close({ startMs: 0, features: { x: numbers(cells.slice(0, 12)) } })
    const [line] = judge.close({ startMs: 40 * DAY_MS, features: { x: numbers(cells.slice(0, 500)) } })
    expect(line).toMatchObject({ state: 'ok', count: 500, start: '1970-02-10T00:00:00Z' })
    expect(line?.sentence).toContain('12 rows since Thu 1 Jan 1970 were dropped')
    expect(line?.sentence).toContain('31 days')
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ClosedWindow, HealthEntry } from './index.ts'
import { createModelHealth, isRaised } from './index.ts'
import {
  bucketed,
  closeAll,
  createRandom,
  DAY_MS,
  headlines,
  HOUR_MS,
  named,
  numbers,
  profileOf,
  scores,
  specOf,
  toClosedWindow,
} from './judging.testing.ts'

const spec = specOf('model: {name: m}\nwindows: [1h, 1d]\nprivacy: {minimumCount: 1}\n')
const random = createRandom(6)
const cells = Array.from({ length: 3000 }, () => random() * 10)
const words = cells.map((value) => (value < 5 ? 'a' : 'other'))
const profile = profileOf(
  {
    x: { type: 'numeric', cells },
    word: { type: 'categorical', cells: words },
    score: { type: 'score', cells: cells.map((value) => value / 10) },
  },
  { spec, version: '1' },
)
const features = { x: numbers(cells.slice(0, 300)), word: named(words.slice(0, 300)), score: scores([0.1, 0.7], [0.5]) }
const few = { x: numbers(cells.slice(0, 7)), word: bucketed(words.slice(0, 9)) }

/** A day of windows of two versions, three roles and two lengths, with and without a profile, large and small, quiet and moved. */
const windows: readonly ClosedWindow[] = [
  ...['1', '2'].flatMap((version) =>
    [0, 1, 2, 3, 22, 23].map((hour) =>
      toClosedWindow({
        startMs: hour * HOUR_MS,
        version,
        features:
          hour === 2 ? few : { ...features, ...(hour > 2 && { x: numbers(cells.slice(0, 300).map((v) => v + 20)) }) },
        segments: [
          { name: 'city', value: 'b', features: few },
          { name: 'city', value: 'a', features },
        ],
      }),
    ),
  ),
  ...(['shadow', 'canary'] as const).flatMap((role) =>
    [0, 3, 23].map((hour) =>
      toClosedWindow({ startMs: hour * HOUR_MS, version: '2', role, features: hour > 0 ? features : few }),
    ),
  ),
  ...['2', '1'].map((version) => toClosedWindow({ startMs: 0, lengthMs: DAY_MS, window: '1d', version, features })),
]

describe('a batch', () => {
  test('is judged by end, length, version, role, segment and feature, whatever its order', () => {
    const expected = closeAll(createModelHealth({ spec, profiles: [profile] }), windows)
    fc.assert(
      fc.property(fc.shuffledSubarray([...windows], { minLength: windows.length }), (shuffled) => {
        expect(closeAll(createModelHealth({ spec, profiles: [profile] }), shuffled)).toEqual(expected)
      }),
      { numRuns: 20 },
    )
    const last = expected.verdicts.filter(({ end }) => end === '1970-01-02T00:00:00Z')
    const groups = last.map(({ window, version, role }) => `${window} ${version} ${role}`)
    expect(groups.filter((group, i) => group !== groups[i - 1])).toEqual([
      '1h 1 live',
      '1h 2 live',
      '1h 2 canary',
      '1h 2 shadow',
      '1d 1 live',
      '1d 2 live',
    ])
    const firstHour = expected.verdicts.filter(({ end, version }) => end === '1970-01-01T01:00:00Z' && version === '1')
    expect(headlines(firstHour).map(({ segment, feature }) => `${segment.value} ${feature}`)).toEqual([
      'all score',
      'all word',
      'all x',
      'a score',
      'a word',
      'a x',
      'b word',
      'b x',
      'all all',
    ])
  })

  test('pauses after every series', () => {
    const closing = createModelHealth({ spec, profiles: [profile] }).close({ windows: windows.slice(0, 1) })
    let pauses = 0
    for (let step = closing.next(); !step.done; step = closing.next()) pauses += 1
    expect(pauses).toBeGreaterThanOrEqual(8)
  })
})

describe('a life with every reference', () => {
  const everything = specOf(`model: {name: m}
windows: [1h, 1d]
segments: {dimensions: [city], pin: [{city: a}]}
references: {training: {baseline: {rows: 1000, within: 1h}}, seasonal: {weeks: 1, match: hour-of-day}, rolling: {span: 1d, gap: 2h}}
`)
  const narrow = numbers(cells.slice(0, 200).map((value) => 4 + value / 5))
  const hourOf = (hour: number) => {
    const from = (hour * 60) % 2400
    const rows = cells.slice(from, from + 150)
    return {
      x: hour >= 36 ? narrow : numbers(rows, hour % 5 === 0 ? { missing: 9 } : {}),
      word: named(words.slice(from, from + 150), hour % 7),
    }
  }
  /** Two days of version 1, which has a profile, and of version 2, which learns; windows of one end close together. */
  const ends: readonly (readonly ClosedWindow[])[] = Array.from({ length: 48 }, (_, hour) => {
    const features = hourOf(hour)
    const segments = ['a', 'b'].map((value) => ({ name: 'city', value, features }))
    return [
      ...['1', '2'].map((version) => toClosedWindow({ startMs: hour * HOUR_MS, version, features, segments })),
      ...(hour % 24 === 23
        ? [toClosedWindow({ startMs: (hour - 23) * HOUR_MS, lengthMs: DAY_MS, window: '1d', version: '2', features })]
        : []),
    ]
  })
  const whole = closeAll(createModelHealth({ spec: everything, profiles: [profile] }), ends.flat())

  test('gets past learning with all of them, and finds a shift with all of them', () => {
    const raised = whole.verdicts.filter((line) => isRaised(line) && line.feature === 'x')
    const found = new Set(raised.map(({ reference, segment }) => `${reference} ${segment.value}`))
    expect([...found].sort()).toEqual([
      'baseline a',
      'baseline all',
      'baseline b',
      'rolling a',
      'rolling all',
      'seasonal a',
      'seasonal all',
      'training all',
    ])
  })

  test('closed in parts, in any process, gives what it gives closed at once', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(ends.length), { maxLength: 4 }), (cuts) => {
        const edges = [0, ...cuts.sort((a, b) => a - b), ends.length]
        let state: readonly HealthEntry[] = []
        const parts = edges.slice(1).map((to, i) => {
          const health = createModelHealth({ spec: everything, profiles: [profile], state })
          const closed = closeAll(health, ends.slice(edges[i], to).flat())
          state = JSON.parse(JSON.stringify([...health.entries()])) as readonly HealthEntry[]
          return closed
        })
        expect(parts.flatMap(({ verdicts }) => verdicts)).toEqual(whole.verdicts)
        expect(parts.flatMap(({ summaries }) => summaries)).toEqual(whole.summaries)
      }),
      { numRuns: 6 },
    )
  })
})

test('what is remembered survives JSON, whatever was counted', () => {
  const health = createModelHealth({ spec, profiles: [profile] })
  const extreme = { ...numbers([1, 2]), values: { ...numbers([1, 2]).values!, sum: Infinity, max: Infinity } }
  closeAll(health, [
    ...windows,
    toClosedWindow({ startMs: DAY_MS, features: { x: extreme } }),
    toClosedWindow({ startMs: DAY_MS, version: '2', features: { x: extreme, score: scores([0.3], []) } }),
  ])
  const entries = [...health.entries()]
  expect(JSON.parse(JSON.stringify(entries))).toEqual(entries)
})

test('a summary says what each window shows by itself, and why it is partial', () => {
  const health = createModelHealth({ spec, profiles: [profile] })
  const [first] = windows as readonly [ClosedWindow]
  const { summaries } = closeAll(health, [
    { ...first, partial: ['baseline', 'unfinished'] },
    toClosedWindow({ startMs: HOUR_MS, features: { word: named(['a', 'z', 'a', 'z']) } }),
  ])
  const word = summaries.find(({ feature, segment }) => feature === 'word' && segment.name === 'all')
  expect(word).toMatchObject({ rows: 300, missing: 0, partial: ['baseline', 'unfinished'] })
  expect(summaries.at(-1)).toMatchObject({ feature: 'word', rows: 4, partial: [] })
  const x = summaries.find(({ feature, segment }) => feature === 'x' && segment.value === 'a')
  expect(x).toMatchObject({ rows: 300, startMs: 0, endMs: HOUR_MS, version: '1', window: '1h' })
  expect(x).not.toHaveProperty('missing')
  expect(x?.quantiles?.p50).toBeGreaterThan(3)
})

test('raised means investigate or act, and nothing else', () => {
  const states = ['learning', 'insufficient_data', 'blind', 'ok', 'suspected', 'recovering', 'accepted'] as const
  for (const state of states) expect(isRaised({ state })).toBe(false)
  for (const state of ['investigate', 'act'] as const) expect(isRaised({ state })).toBe(true)
})

import { describe, expect, test } from 'vitest'
import type { FeatureCounts } from '../index.ts'
import { named, numbers, specOf } from '../judging.testing.ts'
import type { CountedDay } from './model-days.testing.ts'
import { closeDays, ofModel } from './model-days.testing.ts'

const spec = specOf(
  'model: {name: m}\nwindows: [1d]\nfeatures: {x: {type: numeric}, word: {type: categorical}, y: {}}\n',
)
const some = (rows: number): readonly number[] => Array.from({ length: rows }, (_, row) => row % 7)
const words = (rows: number): FeatureCounts => named(some(rows).map((value) => `w${value}`))
const all = (rows: number) => ({ x: numbers(some(rows)), word: words(rows), y: numbers(some(rows)) })

/** What one day shows. */
const shown = (day: CountedDay) => ofModel(closeDays(1, () => day, { spec }))[0]!
const schemaOf = (day: CountedDay) => shown(day).kinds.find(({ kind }) => kind === 'schema')

describe('fields that are not as declared', () => {
  test('raise at once, named with what they are', () => {
    const { y: _, ...others } = all(100)
    expect(shown({ features: others })).toMatchObject({
      state: 'act',
      severity: 100,
      kind: 'schema',
      details: [{ feature: 'y', problem: 'absent', share: 1 }],
      sentence: 'Declared feature `y` came in no row since Mon 5 Jan 2026; 100 rows.',
    })
    const empty = { ...all(100), x: numbers([], { missing: 100 }), y: numbers([], { missing: 100 }) }
    expect(shown({ features: empty }).sentence).toContain('Declared features `x` and `y` came in no row since')
    expect(schemaOf({ features: all(100) })).toBeUndefined()
    expect(shown({ features: all(100) }).state).toBe('ok')
  })

  test('are no news where they often were in no row, and are where they never were', () => {
    const nothing = numbers([], { missing: 600 })
    const days = (often: boolean) =>
      ofModel(
        closeDays(
          44,
          (day) => ({ features: { ...all(600), ...(day % 5 === 1 && (often || day > 30) && { y: nothing }) } }),
          { spec },
        ),
      ).slice(31)
    expect(days(true).map(({ state }) => state)).not.toContain('act')
    expect(days(false)[0]).toMatchObject({
      state: 'act',
      kind: 'schema',
      details: [{ feature: 'y', problem: 'absent' }],
    })
  })

  test('are of another type in every row that has them, by their senders or by what they hold', () => {
    const told = (features: CountedDay['features']) => shown({ features: { ...all(100), ...features } }).details
    const problem = (feature: string) => [{ feature, problem: 'type', share: 1 }]
    expect(told({ x: numbers([], { type: 100 }) })).toEqual(problem('x'))
    expect(told({ x: numbers([], { type: 60, missing: 40 }) })).toEqual(problem('x'))
    expect(told({ x: words(100) })).toEqual(problem('x'))
    expect(told({ word: numbers(some(100)) })).toEqual(problem('word'))
    expect(told({ y: words(100) })).toBeUndefined()
    expect(told({ x: numbers([1], { type: 99 }) })).toBeUndefined()
    expect(told({ x: { ...numbers([]), special: { '-999': 100 } } })).toBeUndefined()
  })

  test('are undeclared in at least one of a hundred rows', () => {
    const day = (unexpected: CountedDay['unexpected']): CountedDay => ({
      rows: 1000,
      features: all(1000),
      unexpected: unexpected!,
    })
    expect(schemaOf(day({ z: 9 }))).toBeUndefined()
    expect(shown(day({ z: 10, w: 120 }))).toMatchObject({
      state: 'act',
      lowerBound: 0.12,
      details: [
        { feature: 'w', problem: 'undeclared', share: 0.12 },
        { feature: 'z', problem: 'undeclared', share: 0.01 },
      ],
      sentence: 'Undeclared fields `w` and `z` came in up to 12 % of rows since Mon 5 Jan 2026; 1,000 rows.',
    })
  })

  test('are told in thirty rows or more, by their counters or by the other features', () => {
    expect(shown({ features: { x: numbers(some(29)) } })).toMatchObject({ state: 'insufficient_data', kinds: [] })
    expect(shown({ features: { x: numbers(some(30)) } })).toMatchObject({ state: 'act', count: 30 })
    expect(shown({ rows: 30 }).details).toHaveLength(3)
    expect(shown({ rows: 30 }).sentence).toContain('Declared features `word`, `x` and `y` came in no row')
  })

  test('are nothing where no features are declared', () => {
    const open = specOf('model: {name: m}\nwindows: [1d]\n')
    const [line] = ofModel(closeDays(1, () => ({ rows: 100, unexpected: { z: 100 } }), { spec: open }))
    expect(line).toMatchObject({ state: 'learning', kinds: [] })
  })
})

test('what is as declared again closes after three days', () => {
  const dayOf = (day: number): CountedDay => {
    const { y, ...others } = all(100)
    return { features: day === 1 ? others : { ...others, y } }
  }
  const lines = ofModel(closeDays(6, dayOf, { spec }))
  expect(lines.map(({ state }) => state)).toEqual(['ok', 'act', 'recovering', 'recovering', 'ok', 'ok'])
  expect(lines[3]?.details).toBeUndefined()
})

test('every version and role has a line of its own', () => {
  const { y: _, ...others } = all(100)
  const lines = ofModel(
    closeDays(
      1,
      () => [
        { features: all(100), version: '1' },
        { features: others, version: '2' },
        { features: others, version: '2', role: 'shadow' },
      ],
      { spec },
    ),
  )
  expect(lines.map(({ version, role, state }) => `${version} ${role} ${state}`)).toEqual([
    '1 live ok',
    '2 live act',
    '2 shadow act',
  ])
})

test('a name on the wire that means all features is no feature', () => {
  const lines = closeDays(1, () => ({ features: { ...all(100), all: numbers(some(5000)) } }), { spec })
  expect(lines.filter(({ feature }) => feature === 'all')).toHaveLength(1)
  expect(ofModel(lines)[0]?.count).toBe(100)
})

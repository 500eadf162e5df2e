import { describe, expect, test } from 'vitest'
import { HOSTILE_NAMES, makeCase, makeEntry, makeInput } from './gate-cases.testing.ts'
import { judgeGate } from './judge-gate.ts'

const NOW = Date.UTC(2026, 5, 15, 12)
const baselineOf = (...entries: readonly ReturnType<typeof makeEntry>[]) => ({ model: 'm', entries })

describe('a gate', () => {
  test.each([
    ['act', 'act', 1],
    ['investigate', 'act', 0],
    ['investigate', 'look', 1],
    ['suspected', 'look', 0],
    ['suspected', 'suspected', 1],
    ['recovering', 'suspected', 0],
    ['ok', 'suspected', 0],
  ] as const)('beside %s that fails on %s ends with %i', (state, failOn, exitCode) => {
    const input = makeInput([makeCase({ state })])
    expect(judgeGate(input, { failOn, nowMs: NOW })).toMatchObject({ exitCode })
  })

  test.each(['learning', 'insufficient_data', 'blind'] as const)(
    'that finds nothing but %s could not judge',
    (state) => {
      const input = makeInput([
        makeCase({ state, finding: 'not_judged' }),
        makeCase({ feature: 'all', kind: 'volume', state: 'ok' }),
      ])
      const { exitCode, unjudged } = judgeGate(input, { failOn: 'act', nowMs: NOW })
      expect({ exitCode, unjudged }).toEqual({ exitCode: 2, unjudged: `1 ${state.replace('_', ' ')}` })
    },
  )

  test('that has nothing but columns to speak of could not judge, even where one is gone', () => {
    const { exitCode } = judgeGate(makeInput([makeCase({ kind: 'schema' })]), { failOn: 'act', nowMs: NOW })
    expect(exitCode).toBe(2)
  })

  test('judges a feature that is accepted', () => {
    const input = makeInput([makeCase({ finding: 'accepted', state: 'accepted' })])
    expect(judgeGate(input, { failOn: 'act', nowMs: NOW }).exitCode).toBe(0)
  })
})

describe('a baseline', () => {
  const judge = (entry: ReturnType<typeof makeEntry>, own = makeCase()) =>
    judgeGate(makeInput([own]), { failOn: 'look', nowMs: NOW, baseline: baselineOf(entry) })

  test.each([
    ['act', 'act', 'accepted'],
    ['act', 'investigate', 'accepted'],
    ['investigate', 'investigate', 'accepted'],
    ['investigate', 'act', 'raised'],
  ] as const)('of %s beside %s: %s', (covered, state, outcome) => {
    const { suites, stale } = judge(makeEntry({ state: covered }), makeCase({ state }))
    expect(suites[0]!.cases[0]).toMatchObject({ outcome })
    expect(stale).toEqual([])
  })

  test.each([
    { title: 'of another segment', entry: { segment: 'region=west' }, because: 'not_raised' },
    { title: 'of another feature', entry: { feature: 'b' }, because: 'not_raised' },
    { title: 'of another kind', entry: { kind: 'missing' }, because: 'not_raised' },
    { title: 'found beside another reference', entry: { profile: 'sha256:bb' }, because: 'other_profile' },
    { title: 'whose last day was yesterday', entry: { until: '2026-06-14' }, because: 'ended' },
    { title: 'whose end has come', entry: { until: '2026-06-15T12:00:00Z' }, because: 'ended' },
  ] as const)('$title covers nothing and is named', ({ entry, because }) => {
    const made = makeEntry(entry)
    const { exitCode, stale } = judge(made)
    expect({ exitCode, stale }).toEqual({ exitCode: 1, stale: [{ entry: made, because }] })
  })

  test('holds on its last day', () => {
    expect(judge(makeEntry({ until: '2026-06-15' })).exitCode).toBe(0)
  })

  test('ends its day where the model lives', () => {
    const input = makeInput([makeCase()], { timezone: 'America/New_York' })
    const baseline = baselineOf(makeEntry({ until: '2026-06-14' }))
    const at = (hour: number) =>
      judgeGate(input, { failOn: 'act', nowMs: Date.UTC(2026, 5, 15, hour), baseline }).exitCode
    expect([at(3), at(4)]).toEqual([0, 1])
  })

  test('is not stale where what it covers became milder than what fails', () => {
    const { exitCode, stale } = judgeGate(makeInput([makeCase({ state: 'investigate' })]), {
      failOn: 'act',
      nowMs: NOW,
      baseline: baselineOf(makeEntry()),
    })
    expect({ exitCode, stale }).toEqual({ exitCode: 0, stale: [] })
  })

  test.each(HOSTILE_NAMES)('knows %j again', (feature) => {
    expect(judge(makeEntry({ feature }), makeCase({ feature })).exitCode).toBe(0)
  })
})

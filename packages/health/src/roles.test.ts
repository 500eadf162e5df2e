import { describe, expect, test } from 'vitest'
import type { ClosedWindow, VerdictLine } from './index.ts'
import { createJudge, createRandom, HOUR_MS, numbers, profileOf, specOf } from './judging.testing.ts'

const random = createRandom(4)
const cells = Array.from({ length: 3000 }, () => random() * 10)
const usual = numbers(cells.slice(0, 500))
const moved = numbers(cells.slice(0, 500).map((value) => value + 30))
const live = { startMs: 0, features: { x: usual } }

/** Canary and shadow of the same hour. */
function others(startMs: number, features: (typeof live)['features']) {
  return (['shadow', 'canary'] as const).map((role) => ({ startMs, role, features }))
}

function statesOf(lines: readonly VerdictLine[], role: ClosedWindow['role'], isOfLive = false): readonly string[] {
  return lines
    .filter((line) => line.role === role && (line.reference === 'live') === isOfLive)
    .map(({ state }) => state)
}

describe('with a profile', () => {
  const spec = specOf('model: {name: m}\nwindows: [1h]\nreferences: {training: {}}\n')
  const profile = profileOf({ x: { type: 'numeric', cells } }, { spec })

  test('live comes first, then canary, then shadow', () => {
    const lines = createJudge({ spec, profiles: [profile] }).close(...others(0, { x: usual }), live)
    expect(lines.map(({ role, reference }) => `${role} ${reference}`)).toEqual([
      'live training',
      'canary training',
      'canary live',
      'shadow training',
      'shadow live',
    ])
  })

  test('each role has a memory of its own', () => {
    const judge = createJudge({ spec, profiles: [profile] })
    const lines = [0, 1, 2].flatMap((hour) => {
      const startMs = hour * HOUR_MS
      return judge.close({ ...live, startMs }, { startMs, role: 'shadow', features: { x: moved } })
    })
    expect(statesOf(lines, 'live')).toEqual(['ok', 'ok', 'ok'])
    expect(statesOf(lines, 'shadow')).toEqual(['act', 'act', 'act'])
    expect(statesOf(lines, 'shadow', true)).toEqual(['act', 'act', 'act'])
    expect(judge.entryCount('series')).toBe(3)
  })
})

describe('without a profile', () => {
  const spec = specOf('model: {name: m}\nwindows: [1h]\nreferences: {training: {baseline: {rows: 1000, within: 1h}}}\n')

  test('only live is learned from, and all are judged by it', () => {
    const judge = createJudge({ spec })
    const lines = Array.from({ length: 21 }, (_, hour) => {
      const startMs = hour * HOUR_MS
      return judge.close({ ...live, startMs }, ...others(startMs, { x: moved }))
    }).flat()
    const learning = Array.from({ length: 20 }, () => 'learning')
    expect(statesOf(lines, 'live')).toEqual([...learning, 'ok'])
    expect(statesOf(lines, 'canary')).toEqual([...learning, 'act'])
    expect(statesOf(lines, 'shadow')).toEqual([...learning, 'act'])
    expect(statesOf(lines, 'canary', true)).toEqual([...learning.map(() => 'act'), 'act'])
    expect(lines.find(({ role }) => role === 'shadow')?.sentence).toContain('from live traffic: 500 of 1,000 rows')
  })

  test('a version that was never live has learned nothing', () => {
    const judge = createJudge({ spec })
    const lines = [0, 1, 2, 3].flatMap((hour) => judge.close(...others(hour * HOUR_MS, { x: usual })))
    expect(new Set(lines.map(({ state }) => state))).toEqual(new Set(['learning']))
    expect(judge.entryCount()).toBe(0)
  })
})

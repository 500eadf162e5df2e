import { expect, test } from 'vitest'
import type { VerdictMemory } from './advance-verdict.ts'
import { advanceVerdict, freshMemory } from './advance-verdict.ts'
import type { WindowEvidence } from '../evidence/judge-window.ts'

const DAY_MS = 86_400_000

function windowOf(severity: number, rows = 500): WindowEvidence {
  return {
    rows,
    evidence: [{ kind: 'distribution', effect: 0.2, lowerBound: 0.1, severity }],
    statistics: { missing: 0, invalid: 0 },
  }
}

function run(severities: readonly number[], rows = 500) {
  let memory: VerdictMemory = freshMemory
  return severities.map((severity, day) => {
    const step = advanceVerdict(JSON.parse(JSON.stringify(memory)) as VerdictMemory, windowOf(severity, rows), {
      startMs: day * DAY_MS,
      weight: 1,
      accepted: false,
    })
    memory = step.memory
    return step.verdict
  })
}

const statesOf = (severities: readonly number[]) => run(severities).map(({ state }) => state)

test('one odd window is nothing, the second one raises', () => {
  expect(statesOf([50, 0, 0, 50])).toEqual(['ok', 'ok', 'ok', 'ok'])
  expect(statesOf([50, 55])).toEqual(['ok', 'investigate'])
  expect(statesOf([50, 0, 55])).toEqual(['ok', 'ok', 'investigate'])
  expect(statesOf([75, 80])).toEqual(['ok', 'act'])
})

test('a window beyond doubt raises at once', () => {
  expect(statesOf([90])).toEqual(['act'])
})

test('since names the first window that showed it, not the one that raised it', () => {
  expect(run([0, 50, 0, 60]).map(({ sinceMs }) => sinceMs)).toEqual([null, null, null, DAY_MS])
})

test('three quiet windows close, a rejection in between reopens at once', () => {
  expect(statesOf([90, 0, 0, 0, 0])).toEqual(['act', 'recovering', 'recovering', 'ok', 'ok'])
  expect(statesOf([90, 0, 0, 50, 0, 0, 0])).toEqual([
    'act',
    'recovering',
    'recovering',
    'investigate',
    'recovering',
    'recovering',
    'ok',
  ])
})

test('a window with fewer than 30 rows is not judged and changes nothing', () => {
  const [only] = run([95], 29)
  expect(only).toMatchObject({ state: 'insufficient_data', severity: 0, kind: null })
})

test('drift that the spec expects is accepted, not raised', () => {
  const { verdict } = advanceVerdict(freshMemory, windowOf(90), { startMs: 0, weight: 1, accepted: true })
  expect(verdict).toMatchObject({ state: 'accepted', severity: 0, kind: 'distribution' })
})

test('a reference unlike one window is learning, unless something else is raised', () => {
  const unlike: WindowEvidence = { ...windowOf(0), evidence: [], notJudged: 'unlike_reference' }
  const options = { startMs: 0, weight: 1, accepted: false }
  expect(advanceVerdict(freshMemory, unlike, options).verdict.state).toBe('learning')
  const missing: WindowEvidence = {
    ...unlike,
    evidence: [{ kind: 'missing', effect: 0.5, lowerBound: 0.4, severity: 95 }],
  }
  expect(advanceVerdict(freshMemory, missing, options).verdict).toMatchObject({ state: 'act', kind: 'missing' })
})

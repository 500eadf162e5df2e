import { readFileSync } from 'node:fs'
import process from 'node:process'
import { expect, test } from 'vitest'
import { hasPromtool } from '../../scenarios/run-promtool.ts'
import { callSeries } from './call-series.ts'
import type { PeerCase } from './cases.ts'
import { PEER_CASES } from './cases.ts'
import { measureCase } from './measure-case.ts'
import { ourRules } from './rule-sets.ts'

const answers: unknown = JSON.parse(readFileSync(new URL('answers.json', import.meta.url), 'utf8'))

function caseOf(id: string): PeerCase {
  return PEER_CASES.find((own) => own.id === id)!
}

test('both counters hold the same calls', () => {
  const history = [{ total: 2, bad: 1 }]
  const calls = [undefined, undefined]
  expect(callSeries({ id: 'a', what: 'b', history, calls }).map(({ values }) => values)).toEqual([
    '0+1x1 stale _x1',
    '0+1x1 stale _x1',
    '0+2x1 stale _x1',
    '0+1x1 stale _x1',
  ])
})

test('a counter of failures may come with the first of them', () => {
  const calls = [{ total: 1, bad: 1 }]
  const [failed] = callSeries({ id: 'a', what: 'b', history: [], calls, beginsAtZero: false })
  expect(failed?.values).toBe('_x1 1')
})

// The short ones: the rest takes minutes.
test.runIf((await hasPromtool()) || process.env['CI'] !== undefined).each(['never-good', 'born'])(
  'what is said of our rules holds: %s',
  async (id) => {
    const { processor, custom } = ourRules()
    const measured = {
      processor: await measureCase(caseOf(id), processor),
      custom: await measureCase(caseOf(id), custom),
    }
    expect(answers).toMatchObject({ [id]: measured })
  },
)

import { expect, test } from 'vitest'
import { shownVerdict } from './shown-verdict.ts'
import type { VerdictCell } from './verdict-cells.ts'

const cell: VerdictCell = {
  version: '1',
  role: 'live',
  segment: { name: 'all', value: 'all' },
  feature: 'tip',
  isHeadline: true,
  reference: 'training',
  windowEndMs: Date.UTC(2026, 0, 2),
  state: 'act',
  reason: '',
  kind: 'missing',
  severity: 80.5,
  sinceMs: 7,
  lowerBound: 0.2,
}
const facts = { model: 'fares', window: '1h' }

test('a cell without a state is no verdict', () => {
  expect(shownVerdict({ ...cell, state: undefined }, facts)).toBeUndefined()
})

test('what a metric does not tell is absent; where nothing is raised there is no kind', () => {
  const quiet: VerdictCell = { ...cell, state: 'ok', kind: '', sinceMs: undefined, lowerBound: undefined }
  expect(shownVerdict(cell, facts)).toMatchObject({ kind: 'missing', since: 7, lowerBound: 0.2, severity: 80.5 })
  expect(shownVerdict(quiet, facts)).toMatchObject({ kind: null })
  expect(shownVerdict(quiet, facts)).not.toHaveProperty('since')
  expect(shownVerdict({ ...cell, kind: 'newer than this' }, facts)).not.toHaveProperty('kind')
  expect(shownVerdict(cell, facts)?.start).toBe(Date.UTC(2026, 0, 1, 23))
})

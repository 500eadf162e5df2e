import type { DriftState } from '@driftline/health'
import { expect, test } from 'vitest'
import type { FleetRow } from '../../frames/fleet/fleet-row.ts'
import { fleetSentence } from './fleet-sentence.ts'

const row = (model: string, state: DriftState | undefined, isOld = false): FleetRow => ({
  environment: 'default',
  model,
  version: '1',
  role: 'live',
  versions: ['1'],
  window: '1h',
  owner: '',
  riskTier: '',
  runbook: '',
  task: '',
  state,
  featuresByState: new Map(),
  worst: undefined,
  traffic: [],
  firingCount: 0,
  budgets: [],
  endMs: 0,
  isOld,
})

test.each([
  [[row('fares', 'act'), row('trips', 'ok')], 'fares asks for action.'],
  [[row('fares', 'act'), row('trips', 'act'), row('stops', 'investigate')], '2 of 3 models ask for action.'],
  [[row('fares', 'investigate'), row('trips', 'ok')], 'fares asks for a look.'],
  [[row('fares', 'ok'), row('trips', 'ok')], 'Every model is ok.'],
  [[row('fares', 'ok'), row('trips', 'learning')], 'No model asks for anything.'],
  [[row('fares', 'act', true), row('trips', 'ok')], 'Every model is ok.'],
  [[row('fares', 'act', true)], undefined],
])('the fleet is told by what it asks for: %#', (rows, sentence) => {
  expect(fleetSentence(rows)).toBe(sentence)
})

import { expect, test } from 'vitest'
import type { FleetRow } from './fleet-row.ts'
import { byAttention, filterFleet } from './sort-fleet.ts'

const CALM: FleetRow = {
  environment: 'production',
  model: 'calm',
  version: '1',
  role: 'live',
  versions: ['1'],
  window: '1d',
  owner: 'pricing',
  riskTier: '2',
  runbook: '',
  task: 'regression',
  state: 'ok',
  featuresByState: new Map([['ok', 3]]),
  worst: undefined,
  traffic: [],
  firingCount: 0,
  budgets: [],
  endMs: 0,
  isOld: false,
}
const budget = (left: number) => ({ slo: 'drift', kind: 'drift', objective: 0.9, events: 100, goodEvents: 90, left })
const rows: readonly FleetRow[] = [
  CALM,
  { ...CALM, model: 'unknown', state: undefined },
  { ...CALM, model: 'spent', budgets: [budget(-0.2)] },
  { ...CALM, model: 'mild', state: 'act', worst: { feature: 'zone', severity: 71, sinceMs: 0 } },
  { ...CALM, model: 'critical', riskTier: '1' },
  { ...CALM, model: 'bad', state: 'act', owner: 'fraud', worst: { feature: 'Card', severity: 99, sinceMs: 0 } },
  { ...CALM, model: 'blind', state: 'blind' },
]

test('what needs attention comes first: state, severity, budget, risk tier, name', () => {
  const order = rows.toSorted(byAttention).map(({ model }) => model)
  expect(order).toEqual(['bad', 'mild', 'blind', 'spent', 'critical', 'calm', 'unknown'])
})

test.each([
  [{ search: ' card ' }, ['bad']],
  [{ search: 'FRAUD' }, ['bad']],
  [{ owners: ['fraud'] }, ['bad']],
  [{ riskTiers: ['1'] }, ['critical']],
  [{ search: 'i', owners: ['pricing'], riskTiers: ['2'] }, ['calm', 'unknown', 'spent', 'mild', 'blind']],
  [{ search: '.*' }, []],
])('the filter %j lets through %j', (filter, models) => {
  expect(filterFleet(rows, filter).map(({ model }) => model)).toEqual(models)
})

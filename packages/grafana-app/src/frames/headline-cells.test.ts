import { expect, test } from 'vitest'
import { headlineCells } from './headline-cells.ts'
import type { VerdictCell } from './verdict-cells.ts'

const CELL: VerdictCell = {
  version: '1',
  role: 'live',
  segment: { name: 'all', value: 'all' },
  feature: 'zone',
  reference: 'training',
  windowEndMs: 0,
  state: 'ok',
  reason: '',
  kind: '',
  severity: 0,
  sinceMs: undefined,
  lowerBound: undefined,
}

test.each([
  ['the primary reference counts', [{}, { reference: 'seasonal', state: 'act' }], 'training'],
  ['unless it is still learned', [{ state: 'learning' }, { reference: 'seasonal', state: 'act' }], 'seasonal'],
  ['or has none of the feature', [{ reference: 'rolling' }, { reference: 'seasonal' }], 'seasonal'],
  ['where all are learned it counts', [{ reference: 'rolling', state: 'learning' }, { state: 'learning' }], 'training'],
  ['the model itself has one verdict', [{ feature: 'all', reference: 'seasonal', state: 'learning' }], 'seasonal'],
] as const)('%s', (_name, cells, reference) => {
  const own = cells.map((cell) => Object.assign({ ...CELL }, cell))
  expect(headlineCells(own, 'training').map((cell) => cell.reference)).toEqual([reference])
  expect(headlineCells(own.toReversed(), 'training').map((cell) => cell.reference)).toEqual([reference])
})

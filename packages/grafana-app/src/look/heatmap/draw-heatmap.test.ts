import { expect, test } from 'vitest'
import type { DriftHeatmap } from '../../frames/drift-heatmap.ts'
import type { VerdictCell } from '../../frames/verdict-cells.ts'
import { cellRuns } from './cell-runs.ts'
import { placeAt, placeByKey, ROW_PX } from './draw-heatmap.ts'

const newest: VerdictCell = {
  version: '1',
  role: 'live',
  segment: { name: 'all', value: 'all' },
  feature: 'fare',
  isHeadline: true,
  reference: 'training',
  windowEndMs: 3,
  state: 'ok',
  reason: '',
  kind: '',
  severity: 0,
  sinceMs: undefined,
  lowerBound: undefined,
}
const heatmap: DriftHeatmap = {
  endsMs: [1, 2, 3],
  rows: ['fare', 'tip'].map((feature) => ({ feature, newest, cells: [undefined, undefined, newest] })),
}

test('a pointer is over the cell whose box it is in, and over none outside', () => {
  const at = (x: number, y: number) => placeAt(heatmap, 300, { x, y })
  expect(at(0, 0)).toEqual({ row: 0, column: 0 })
  expect(at(299, 2 * ROW_PX - 1)).toEqual({ row: 1, column: 2 })
  expect([at(300, 0), at(-1, 0), at(0, 2 * ROW_PX), at(0, -1)]).toEqual([undefined, undefined, undefined, undefined])
})

test('keys move by cell and stop at the edges', () => {
  const from = { row: 0, column: 1 }
  expect(placeByKey(heatmap, from, 'ArrowDown')).toEqual({ row: 1, column: 1 })
  expect(placeByKey(heatmap, from, 'ArrowUp')).toEqual(from)
  expect(placeByKey(heatmap, from, 'End')).toEqual({ row: 0, column: 2 })
  expect(placeByKey(heatmap, from, 'PageDown')).toEqual({ row: 1, column: 1 })
  expect(placeByKey(heatmap, from, 'Tab')).toBeUndefined()
})

test('neighbours that look the same are one where there is no gap, and each for itself where there is', () => {
  const cells = [newest, newest, undefined, newest, { ...newest, state: 'act' as const, severity: 90 }]
  const wide = { endsMs: [1, 2, 3, 4, 5], rows: [{ cells }] }
  const spans = (areApart: boolean) => cellRuns(wide, areApart).map(({ state, from, to }) => [state, from, to])
  expect(spans(false)).toEqual([
    ['ok', 0, 2],
    ['ok', 3, 4],
    ['act', 4, 5],
  ])
  expect(spans(true)).toEqual([
    ['ok', 0, 1],
    ['ok', 1, 2],
    ['ok', 3, 4],
    ['act', 4, 5],
  ])
  expect(cellRuns({ endsMs: [], rows: [{ cells: [] }] }, false)).toEqual([])
})

import type { MlReference } from '@driftline/semconv'
import { parseWindow, windowAt } from '@driftline/spec'
import type { RawValue } from '../../src/index.ts'
import type { Span } from '../clock.ts'
import type { TrialVerdict } from '../doors.ts'
import { headlinesOf, openModel } from '../doors.ts'
import { groupBy } from '../group-by.ts'
import type { WindowRows } from '../window-rows.ts'
import type { RealSet } from './read-set.ts'

/** The verdicts of one window of a set. */
export interface JudgedWindow extends Span {
  readonly headlines: readonly TrialVerdict[]
}

/** The rows of a set, window by window. */
export function windowsOf({ timesMs, cells }: RealSet, window: string): readonly WindowRows[] {
  const clock = parseWindow(window)
  const rowsByStart = groupBy(timesMs.keys(), (row) => windowAt(clock, timesMs[row]!, 'UTC').startMs)
  const inOrder = [...rowsByStart].sort(([a], [b]) => a - b)
  return inOrder.map(([startMs, rows]) => {
    const { endMs } = windowAt(clock, startMs, 'UTC')
    return { startMs, endMs, cells: pickRows(cells, rows) }
  })
}

function pickRows(cells: WindowRows['cells'], rows: readonly number[]): WindowRows['cells'] {
  return Object.fromEntries(Object.entries(cells).map(([feature, column]) => [feature, rows.map((row) => column[row])]))
}

/** Judges windows of a set without a profile; the headline is of one reference, whatever the others say. */
export function judgeWindows(
  windows: readonly WindowRows[],
  {
    features,
    window,
    reference,
  }: Pick<RealSet, 'features'> & { readonly window: string; readonly reference: MlReference },
): readonly JudgedWindow[] {
  const model = openModel({ features, window })
  return windows.map((rows) => ({
    startMs: rows.startMs,
    endMs: rows.endMs,
    headlines: headlinesOf(model.close(rows), [reference]),
  }))
}

/** Windows whose numbers are one standard deviation of their whole column higher from one window on. */
export function plantShift(
  windows: readonly WindowRows[],
  from: number,
  { features, cells }: RealSet,
): readonly WindowRows[] {
  const distances = Object.entries(features).flatMap(([feature, { type }]) =>
    type === 'numeric' ? [[feature, standardDeviationOf(cells[feature]!)] as const] : [],
  )
  return windows.map((rows, at) => {
    if (at < from) return rows
    const shifted = distances.map(([feature, distance]) => [
      feature,
      rows.cells[feature]!.map((value) => (typeof value === 'number' ? value + distance : value)),
    ])
    return { ...rows, cells: { ...rows.cells, ...Object.fromEntries(shifted) } }
  })
}

function standardDeviationOf(cells: readonly RawValue[]): number {
  const values = cells.filter((value) => typeof value === 'number')
  const mean = values.reduce((a, b) => a + b, 0) / values.length
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length)
}

import type { DriftState } from '@driftline/health'
import { ATTR_ML_DRIFT_KIND, ATTR_ML_DRIFT_STATE, ML_DRIFT_STATE_VALUE_OK } from '@driftline/semconv'
import type { Names } from '../../queries/names.ts'
import type { Series } from '../series.ts'
import { parseState, raisedState, urgencyOf } from '../state-order.ts'

/** What came of a row at a time; of several the one that asks for most. */
export interface FramesCell {
  readonly state: DriftState | undefined
  readonly severity: number | undefined
  /** Empty where it did not come. */
  readonly kind: string
}

interface Columns {
  /** Place of a time among the columns. */
  readonly columnOf: ReadonlyMap<number, number>
  /** Whether states came; else they are what the severities stand for. */
  readonly hasStates: boolean
}

/** The cells of a row. */
export function framesCells(
  names: Names,
  series: readonly Series[],
  { columnOf, hasStates }: Columns,
): readonly (FramesCell | undefined)[] {
  const cells: (FramesCell | undefined)[] = Array.from({ length: columnOf.size })
  const stateLabel = names.label(ATTR_ML_DRIFT_STATE)
  for (const { labels, samples } of series) {
    const stateText = labels[stateLabel]
    const state = parseState(stateText)
    const kind = labels[names.label(ATTR_ML_DRIFT_KIND)] ?? ''
    for (const [timeMs, value] of samples) {
      const column = columnOf.get(timeMs)
      if (column === undefined || Number.isNaN(value)) continue
      if (stateText === undefined) cells[column] = withSeverity(cells[column], value)
      else if (state !== undefined && value > 0) cells[column] = withState(cells[column], state, kind)
    }
  }
  return hasStates ? cells : cells.map(withStateOfSeverity)
}

const NOTHING: FramesCell = { state: undefined, severity: undefined, kind: '' }

function withSeverity(cell: FramesCell = NOTHING, severity: number): FramesCell {
  return { ...cell, severity: Math.max(cell.severity ?? 0, severity) }
}

function withState(cell: FramesCell = NOTHING, state: DriftState, kind: string): FramesCell {
  return urgencyOf(state) < urgencyOf(cell.state) ? { ...cell, state, kind } : cell
}

function withStateOfSeverity(cell: FramesCell | undefined): FramesCell | undefined {
  return cell && { ...cell, state: raisedState(cell.severity ?? 0) ?? ML_DRIFT_STATE_VALUE_OK }
}

import type { DriftState } from '@driftline/health'
import {
  ATTR_ML_DEPLOYMENT_ROLE,
  ATTR_ML_DRIFT_STATE,
  ATTR_ML_MODEL_VERSION,
  ATTR_ML_REFERENCE,
  METRIC_ML_DRIFT_FEATURES,
  METRIC_ML_WINDOW_ROWS,
} from '@driftline/semconv'
import { VERDICT } from '../queries/verdict-queries.ts'
import { groupBy } from './group-by.ts'
import { parseState } from './state-order.ts'
import type { WindowPoint, WindowReader } from './window-points.ts'

/** How many features were in each state, beside one reference. */
export interface StatesOfWindow {
  readonly version: string
  readonly role: string
  readonly windowEndMs: number
  readonly features: ReadonlyMap<DriftState, number>
}

/** States window after window, the oldest first. @param primary the reference that the model's info names */
export function stateHistory(reader: WindowReader, primary: string): readonly StatesOfWindow[] {
  const points = reader.read(VERDICT.features, METRIC_ML_DRIFT_FEATURES)
  const beside = points.filter(({ at }) => at[ATTR_ML_REFERENCE] === primary)
  return Array.from(groupBy(beside, windowKey).values(), (own) => {
    const newestMs = Math.max(...own.map(({ timeMs }) => timeMs))
    const [first] = own
    return {
      version: first.at[ATTR_ML_MODEL_VERSION] ?? '',
      role: first.at[ATTR_ML_DEPLOYMENT_ROLE] ?? '',
      windowEndMs: first.windowEndMs,
      features: countsOf(own.filter(({ timeMs }) => timeMs === newestMs)),
    }
  })
}

/** Rows of a window. */
export interface RowsOfWindow {
  readonly version: string
  readonly role: string
  readonly windowEndMs: number
  readonly rows: number
}

/** Rows window after window, of every version, the oldest first. */
export function rowHistory(reader: WindowReader): readonly RowsOfWindow[] {
  return reader.read(VERDICT.rows, METRIC_ML_WINDOW_ROWS).map(({ at, windowEndMs, value }) => ({
    version: at[ATTR_ML_MODEL_VERSION] ?? '',
    role: at[ATTR_ML_DEPLOYMENT_ROLE] ?? '',
    windowEndMs,
    rows: value,
  }))
}

function windowKey({ at, windowEndMs }: WindowPoint): string {
  return JSON.stringify([windowEndMs, at[ATTR_ML_MODEL_VERSION], at[ATTR_ML_DEPLOYMENT_ROLE]])
}

/** States that are told no more were those of an earlier time of the same window. */
function countsOf(points: readonly WindowPoint[]): ReadonlyMap<DriftState, number> {
  const counts = new Map<DriftState, number>()
  for (const { at, value } of points) {
    const state = parseState(at[ATTR_ML_DRIFT_STATE])
    if (state && value > 0) counts.set(state, value)
  }
  return counts
}

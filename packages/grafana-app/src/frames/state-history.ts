import type { DriftState } from '@driftline/health'
import {
  ATTR_ML_DEPLOYMENT_ROLE,
  ATTR_ML_MODEL_VERSION,
  METRIC_ML_DRIFT_FEATURES,
  METRIC_ML_WINDOW_ROWS,
} from '@driftline/semconv'
import { VERDICT } from '../queries/verdict-queries.ts'
import { countStates } from './count-states.ts'
import { groupBy } from './group-by.ts'
import { isHeadline } from './verdict-cells.ts'
import type { WindowPoint, WindowReader } from './window-points.ts'

/** How many features were in each state. */
export interface StatesOfWindow {
  readonly version: string
  readonly role: string
  readonly windowEndMs: number
  readonly features: ReadonlyMap<DriftState, number>
}

/** States window after window, the oldest first. */
export function stateHistory(reader: WindowReader): readonly StatesOfWindow[] {
  const points = reader.read(VERDICT.features, METRIC_ML_DRIFT_FEATURES).filter(isHeadline)
  return Array.from(groupBy(points, windowKey).values(), (own) => {
    const newestMs = Math.max(...own.map(({ timeMs }) => timeMs))
    const [first] = own
    // States that are told no more were those of an earlier time of the same window.
    return {
      version: first.at[ATTR_ML_MODEL_VERSION] ?? '',
      role: first.at[ATTR_ML_DEPLOYMENT_ROLE] ?? '',
      windowEndMs: first.windowEndMs,
      features: countStates(own.filter(({ timeMs }) => timeMs === newestMs)),
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

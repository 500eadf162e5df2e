import type { DriftState } from '@driftline/health'
import { ATTR_ML_DRIFT_STATE } from '@driftline/semconv'
import type { Point } from './points.ts'
import { parseState } from './state-order.ts'

/** How many features are in each state, beside whatever reference; none for a state that none is in. */
export function countStates(points: readonly Pick<Point, 'at' | 'value'>[]): ReadonlyMap<DriftState, number> {
  const counts = new Map<DriftState, number>()
  for (const { at, value } of points) {
    const state = parseState(at[ATTR_ML_DRIFT_STATE])
    if (state && value > 0) counts.set(state, value + (counts.get(state) ?? 0))
  }
  return counts
}

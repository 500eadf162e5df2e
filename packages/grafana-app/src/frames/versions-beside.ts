import type { DriftState } from '@driftline/health'
import {
  METRIC_ML_DRIFT_FEATURES,
  METRIC_ML_DRIFT_LOWER_BOUND,
  METRIC_ML_DRIFT_SEVERITY,
  METRIC_ML_DRIFT_SINCE,
  METRIC_ML_QUALITY_SCORE,
  METRIC_ML_WINDOW_ROWS,
} from '@driftline/semconv'
import { VERSIONS } from '../queries/version-queries.ts'
import { countStates } from './count-states.ts'
import type { WorstFeature } from './fleet/fleet-row.ts'
import { pointsOfWindow, worstFeature } from './fleet/model-points.ts'
import { isOfWindow } from './last-rows.ts'
import type { WindowClock } from './window-clock.ts'
import type { WindowPoint, WindowReader } from './window-points.ts'

/** A version beside the others, as its last window has it; undefined where nothing is told of the time shown. */
export interface VersionBeside {
  readonly clock: WindowClock
  readonly featuresByState: ReadonlyMap<DriftState, number>
  readonly worst: WorstFeature | undefined
  readonly rows: number | undefined
  /** Quality of its rows, 0..1. */
  readonly score: number | undefined
}

/** What the newest window of each version says. */
export function versionsBeside(reader: WindowReader, clocks: readonly WindowClock[]): readonly VersionBeside[] {
  const points = {
    infos: [],
    features: reader.read(VERSIONS.features, METRIC_ML_DRIFT_FEATURES),
    severities: reader.read(VERSIONS.severity, METRIC_ML_DRIFT_SEVERITY),
    bounds: reader.read(VERSIONS.bounds, METRIC_ML_DRIFT_LOWER_BOUND),
    sinces: reader.read(VERSIONS.since, METRIC_ML_DRIFT_SINCE),
    rows: reader.read(VERSIONS.rows, METRIC_ML_WINDOW_ROWS),
  }
  const scores = reader.read(VERSIONS.score, METRIC_ML_QUALITY_SCORE)
  return clocks.map((clock) => {
    const own = pointsOfWindow(points, clock)
    return {
      clock,
      featuresByState: countStates(own.features),
      worst: worstFeature(own),
      rows: own.rows.at(-1)?.value,
      score: lastOf(scores, clock),
    }
  })
}

function lastOf(points: readonly WindowPoint[], clock: WindowClock): number | undefined {
  return points.findLast(({ at }) => isOfWindow(at, clock))?.value
}

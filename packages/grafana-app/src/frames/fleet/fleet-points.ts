import {
  ATTR_DEPLOYMENT_ENVIRONMENT_NAME,
  ATTR_ML_DEPLOYMENT_ROLE,
  ATTR_ML_MODEL_NAME,
  ATTR_ML_MODEL_VERSION,
  ATTR_ML_WINDOW,
  METRIC_ML_DRIFT_FEATURES,
  METRIC_ML_DRIFT_LOWER_BOUND,
  METRIC_ML_DRIFT_SEVERITY,
  METRIC_ML_DRIFT_SINCE,
  METRIC_ML_MODEL_INFO,
  METRIC_ML_WINDOW_ROWS,
} from '@driftline/semconv'
import { FLEET, FLEET_PART } from '../../queries/fleet-queries.ts'
import type { Names } from '../../queries/names.ts'
import { windowSpan } from '../../queries/window-span.ts'
import type { Point } from '../points.ts'
import { readPoints } from '../points.ts'
import type { Answers } from '../series.ts'
import { partOf } from '../series.ts'
import type { WindowClock } from '../window-clock.ts'

/** What the Fleet page is made of: of each model its last window only, but for the rows. */
export interface FleetPoints {
  readonly features: readonly Point[]
  readonly infos: readonly Point[]
  readonly severities: readonly Point[]
  /** Of loaded history only: the answers for what is scraped hold one feature of each reference. */
  readonly bounds: readonly Point[]
  readonly sinces: readonly Point[]
  readonly rows: readonly Point[]
}

/** The answers for processors that are scraped and for loaded history as one. */
export function readFleetPoints(names: Names, answers: Answers, clocks: readonly WindowClock[]): FleetPoints {
  const whoseIsLoaded = createLoadedTest(clocks)
  const read = (metric: string, [name, part]: readonly [string, string]): readonly Point[] => [
    ...readPoints(names, metric, partOf(answers, name, part)).filter(({ at }) => !whoseIsLoaded(at)),
    ...readPoints(names, metric, answers.get(FLEET.loaded) ?? []).filter(createLastTest(clocks)),
  ]
  return {
    features: read(METRIC_ML_DRIFT_FEATURES, [FLEET.state, FLEET_PART.features]),
    infos: read(METRIC_ML_MODEL_INFO, [FLEET.state, FLEET_PART.info]),
    severities: read(METRIC_ML_DRIFT_SEVERITY, [FLEET.worst, FLEET_PART.severity]),
    bounds: readPoints(names, METRIC_ML_DRIFT_LOWER_BOUND, answers.get(FLEET.loaded) ?? []).filter(
      createLastTest(clocks),
    ),
    sinces: read(METRIC_ML_DRIFT_SINCE, [FLEET.worst, FLEET_PART.since]),
    rows: [
      ...readPoints(names, METRIC_ML_WINDOW_ROWS, answers.get(FLEET.rows) ?? []).filter(({ at }) => !whoseIsLoaded(at)),
      ...readPoints(names, METRIC_ML_WINDOW_ROWS, answers.get(FLEET.loadedRows) ?? []).filter(({ at }) =>
        whoseIsLoaded(at),
      ),
    ],
  }
}

/** Whether what a point is of was loaded; what names no window is of the model. */
function createLoadedTest(clocks: readonly WindowClock[]): (at: Point['at']) => boolean {
  const loaded = new Set(clocks.filter(({ repeats }) => !repeats).flatMap(keysOf))
  return (at) => loaded.has(keyOfPoint(at))
}

/** Whether a sample of loaded history is of the last window. */
function createLastTest(clocks: readonly WindowClock[]): (point: Point) => boolean {
  const ends = new Map<string, number>()
  for (const clock of clocks)
    if (!clock.repeats)
      for (const key of keysOf(clock)) ends.set(key, Math.max(clock.endMs, ends.get(key) ?? -Infinity))
  return ({ at, timeMs }) => {
    const endMs = ends.get(keyOfPoint(at))
    return (
      endMs !== undefined && timeMs <= endMs && timeMs > endMs - windowSpan(at[ATTR_ML_WINDOW] ?? '').shortestMs / 2
    )
  }
}

function keysOf({ environment, model, version, role, window }: WindowClock): readonly string[] {
  return [
    JSON.stringify([environment, model, version, role, window]),
    JSON.stringify([environment, model, '', '', window]),
  ]
}

function keyOfPoint(at: Point['at']): string {
  return JSON.stringify([
    at[ATTR_DEPLOYMENT_ENVIRONMENT_NAME] ?? '',
    at[ATTR_ML_MODEL_NAME] ?? '',
    at[ATTR_ML_MODEL_VERSION] ?? '',
    at[ATTR_ML_DEPLOYMENT_ROLE] ?? '',
    at[ATTR_ML_WINDOW] ?? '',
  ])
}

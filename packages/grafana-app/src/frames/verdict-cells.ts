import type { DriftState } from '@driftline/health'
import {
  ATTR_ML_DEPLOYMENT_ROLE,
  ATTR_ML_DRIFT_KIND,
  ATTR_ML_DRIFT_REASON,
  ATTR_ML_DRIFT_STATE,
  ATTR_ML_FEATURE_NAME,
  ATTR_ML_MODEL_VERSION,
  ATTR_ML_REFERENCE,
  ATTR_ML_SEGMENT_NAME,
  ATTR_ML_SEGMENT_VALUE,
  METRIC_ML_DRIFT_LOWER_BOUND,
  METRIC_ML_DRIFT_SEVERITY,
  METRIC_ML_DRIFT_SINCE,
  METRIC_ML_DRIFT_STATUS,
} from '@driftline/semconv'
import { VERDICT } from '../queries/verdict-queries.ts'
import { keyOf } from './points.ts'
import { parseState, urgencyOf } from './state-order.ts'
import type { WindowPoint, WindowReader } from './window-points.ts'

/** A verdict as the metrics tell it: one feature, or `all` for the model itself, of one window beside one reference. */
export interface VerdictCell {
  readonly version: string
  readonly role: string
  readonly segment: { readonly name: string; readonly value: string }
  readonly feature: string
  readonly reference: string
  readonly windowEndMs: number
  /** Undefined where the state is not told: beyond the series budget. */
  readonly state: DriftState | undefined
  /** Empty where the state says enough. */
  readonly reason: string
  /** Empty where nothing is raised. */
  readonly kind: string
  /** 0..100; undefined where it is not told, as of segments below 40. */
  readonly severity: number | undefined
  readonly sinceMs: number | undefined
  readonly lowerBound: number | undefined
}

/** The verdicts in the answers of a page: severity and state of a window in one cell. */
export function verdictCells(reader: WindowReader): readonly VerdictCell[] {
  const states = latest(reader.read(VERDICT.status, METRIC_ML_DRIFT_STATUS))
  const severities = latest(reader.read(VERDICT.severity, METRIC_ML_DRIFT_SEVERITY))
  const sinces = latest(reader.read(VERDICT.since, METRIC_ML_DRIFT_SINCE))
  const bounds = latest(reader.read(VERDICT.lowerBound, METRIC_ML_DRIFT_LOWER_BOUND))
  const places = new Map([...severities, ...states])
  return Array.from(places, ([key, place]) => {
    const since = sinces.get(key)?.value
    return Object.assign(placeOf(place), saidOf(states.get(key)), {
      severity: severities.get(key)?.value,
      sinceMs: since === undefined ? undefined : since * 1000,
      lowerBound: bounds.get(key)?.value,
    })
  })
}

const PLACE = [
  ATTR_ML_MODEL_VERSION,
  ATTR_ML_DEPLOYMENT_ROLE,
  ATTR_ML_SEGMENT_NAME,
  ATTR_ML_SEGMENT_VALUE,
  ATTR_ML_FEATURE_NAME,
  ATTR_ML_REFERENCE,
]

function placeOf({ at, windowEndMs }: WindowPoint) {
  return {
    version: at[ATTR_ML_MODEL_VERSION] ?? '',
    role: at[ATTR_ML_DEPLOYMENT_ROLE] ?? '',
    segment: { name: at[ATTR_ML_SEGMENT_NAME] ?? '', value: at[ATTR_ML_SEGMENT_VALUE] ?? '' },
    feature: at[ATTR_ML_FEATURE_NAME] ?? '',
    reference: at[ATTR_ML_REFERENCE] ?? '',
    windowEndMs,
  }
}

function saidOf(status: WindowPoint | undefined) {
  return {
    state: parseState(status?.at[ATTR_ML_DRIFT_STATE]),
    reason: status?.at[ATTR_ML_DRIFT_REASON] ?? '',
    kind: status?.at[ATTR_ML_DRIFT_KIND] ?? '',
  }
}

/** One point for each place: what was told last; of states that two processes tell at once the one that asks for more. */
function latest(points: readonly WindowPoint[]): ReadonlyMap<string, WindowPoint> {
  const found = new Map<string, WindowPoint>()
  for (const point of points) {
    const key = `${point.windowEndMs} ${keyOf(point.at, PLACE)}`
    const known = found.get(key)
    if (!known || known.timeMs < point.timeMs || (known.timeMs === point.timeMs && asksMore(point, known)))
      found.set(key, point)
  }
  return found
}

function asksMore(a: WindowPoint, b: WindowPoint): boolean {
  const urgency = ({ at }: WindowPoint): number => urgencyOf(parseState(at[ATTR_ML_DRIFT_STATE]))
  return urgency(a) - urgency(b) < 0 || (urgency(a) === urgency(b) && a.value > b.value)
}

import type { DriftState } from '@driftline/health'
import {
  ATTR_ML_DRIFT_STATE,
  ATTR_ML_FEATURE_NAME,
  ATTR_ML_REFERENCE,
  ML_FEATURE_NAME_VALUE_ALL,
} from '@driftline/semconv'
import { isOfWindow } from '../last-rows.ts'
import type { Point } from '../points.ts'
import { parseState, raisedState } from '../state-order.ts'
import type { WindowClock } from '../window-clock.ts'
import type { FleetPoints } from './fleet-points.ts'
import type { WorstFeature } from './fleet-row.ts'

/** The points of one window of a version, beside one reference. */
export function pointsOfWindow(points: FleetPoints, clock: WindowClock, primary: string | undefined): FleetPoints {
  const isShown = ({ at }: Point): boolean => isOfWindow(at, clock)
  const features = points.features.filter(isShown)
  const reference = shownReference(features, primary)
  const isBeside = ({ at }: Point): boolean =>
    at[ATTR_ML_REFERENCE] === reference || at[ATTR_ML_FEATURE_NAME] === ML_FEATURE_NAME_VALUE_ALL
  return {
    infos: points.infos,
    rows: points.rows.filter(isShown),
    features: features.filter(isBeside),
    severities: points.severities.filter((point) => isShown(point) && isBeside(point)),
    bounds: points.bounds.filter((point) => isShown(point) && isBeside(point)),
    sinces: points.sinces.filter((point) => isShown(point) && isBeside(point)),
  }
}

/**
 * The most severe feature that is raised, of several as severe the one of which most is certain. The model itself, `all`,
 * is judged beside no reference but has one's name.
 */
export function worstFeature({ severities, bounds, sinces }: FleetPoints): WorstFeature | undefined {
  const valueOf = (points: readonly Point[], { at }: Point): number | undefined =>
    points.find((point) => point.at[ATTR_ML_FEATURE_NAME] === at[ATTR_ML_FEATURE_NAME])?.value
  const certain = (point: Point): number => valueOf(bounds, point) ?? 0
  const [worst] = severities
    .filter(({ value }) => raisedState(value) !== undefined)
    .toSorted((a, b) => b.value - a.value || certain(b) - certain(a))
  if (!worst) return undefined
  const since = valueOf(sinces, worst)
  return {
    feature: worst.at[ATTR_ML_FEATURE_NAME] ?? '',
    severity: worst.value,
    sinceMs: since === undefined ? undefined : since * 1000,
  }
}

/** How many features are in each state; none for a state that none is in. */
export function countStates(points: readonly Point[]): ReadonlyMap<DriftState, number> {
  const counts = new Map<DriftState, number>()
  for (const { at, value } of points) {
    const state = parseState(at[ATTR_ML_DRIFT_STATE])
    if (state && value > 0) counts.set(state, Math.max(value, counts.get(state) ?? 0))
  }
  return counts
}

/** The primary reference; a version that it says nothing of is shown beside the one that most of its features have. */
function shownReference(features: readonly Point[], primary: string | undefined): string | undefined {
  const counts = new Map<string, number>()
  for (const { at, value } of features) {
    const reference = at[ATTR_ML_REFERENCE] ?? ''
    counts.set(reference, (counts.get(reference) ?? 0) + value)
  }
  if (primary !== undefined && counts.has(primary)) return primary
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? primary
}

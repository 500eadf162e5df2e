import { ATTR_ML_FEATURE_NAME } from '@driftline/semconv'
import { isOfWindow } from '../last-rows.ts'
import type { Point } from '../points.ts'
import { raisedState } from '../state-order.ts'
import { isHeadline } from '../verdict-cells.ts'
import type { WindowClock } from '../window-clock.ts'
import type { FleetPoints } from './fleet-points.ts'
import type { WorstFeature } from './fleet-row.ts'

/** The points of one window of a version: of verdicts those that count. */
export function pointsOfWindow(points: FleetPoints, clock: WindowClock): FleetPoints {
  const isShown = ({ at }: Point): boolean => isOfWindow(at, clock)
  const counts = (point: Point): boolean => isShown(point) && isHeadline(point)
  return {
    infos: points.infos,
    rows: points.rows.filter(isShown),
    features: points.features.filter(counts),
    severities: points.severities.filter(counts),
    bounds: points.bounds.filter(isShown),
    sinces: points.sinces.filter(isShown),
  }
}

/**
 * The most severe feature that is raised, the model itself among them, of several as severe the one of which most is
 * certain.
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

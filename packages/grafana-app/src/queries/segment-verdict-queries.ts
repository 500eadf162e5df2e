import {
  ATTR_ML_SEGMENT_NAME,
  METRIC_ML_DRIFT_LOWER_BOUND,
  METRIC_ML_DRIFT_SEVERITY,
  METRIC_ML_DRIFT_SINCE,
  METRIC_ML_DRIFT_STATUS,
  ML_SEGMENT_NAME_VALUE_ALL,
} from '@driftline/semconv'
import type { Names } from './names.ts'
import type { PageScope } from './page-scope.ts'
import { whereWindows } from './page-scope.ts'
import { newestQuery } from './plan-queries.ts'
import type { QuerySpec } from './query-spec.ts'
import type { Where } from './selector.ts'
import type { VerdictNames } from './verdict-queries.ts'

/** Names of the queries for verdicts on segments, beside those for everyone's. */
export const SEGMENT_VERDICT: VerdictNames = {
  status: 'segment-status',
  severity: 'segment-severity',
  since: 'segment-since',
  lowerBound: 'segment-lower-bound',
}

/**
 * The newest verdicts on segments that are told: raised, accepted or pinned ones, of every dimension.
 *
 * @param where of one feature, say; everything by default
 */
export function segmentVerdictQueries(names: Names, scope: PageScope, where: Where = {}): readonly QuerySpec[] {
  const own = { ...whereWindows(scope), [ATTR_ML_SEGMENT_NAME]: { not: ML_SEGMENT_NAME_VALUE_ALL }, ...where }
  return [
    { name: SEGMENT_VERDICT.status, metric: METRIC_ML_DRIFT_STATUS, where: own },
    { name: SEGMENT_VERDICT.severity, metric: METRIC_ML_DRIFT_SEVERITY, where: own },
    { name: SEGMENT_VERDICT.since, metric: METRIC_ML_DRIFT_SINCE, where: own },
    { name: SEGMENT_VERDICT.lowerBound, metric: METRIC_ML_DRIFT_LOWER_BOUND, where: own },
  ].map((ask) => newestQuery(names, scope.plan, ask))
}

import {
  METRIC_ML_DRIFT_DETECTABLE,
  METRIC_ML_DRIFT_FEATURES,
  METRIC_ML_DRIFT_LEARNING,
  METRIC_ML_DRIFT_LOWER_BOUND,
  METRIC_ML_DRIFT_SCORE,
  METRIC_ML_DRIFT_SEVERITY,
  METRIC_ML_DRIFT_SINCE,
  METRIC_ML_DRIFT_STATUS,
  METRIC_ML_WINDOW_END,
  METRIC_ML_WINDOW_ROWS,
} from '@driftline/semconv'
import type { Names } from './names.ts'
import type { PageScope, SegmentScope } from './page-scope.ts'
import { whereSegment, whereWindows } from './page-scope.ts'
import { ENDS, newestQuery, windowsQueries } from './plan-queries.ts'
import type { QuerySpec } from './query-spec.ts'
import type { Where } from './selector.ts'

/** Names of the queries about verdicts. */
export const VERDICT = {
  status: 'status',
  severity: 'severity',
  since: 'since',
  lowerBound: 'lower-bound',
  features: 'features',
  rows: 'rows',
  score: 'score',
  detectable: 'detectable',
  learning: 'learning',
} as const

/** What the queries for verdicts are called. */
export type VerdictNames = Readonly<Record<'status' | 'severity' | 'since' | 'lowerBound', string>>

/** When the windows ended. */
export function endsQueries(names: Names, scope: PageScope): readonly QuerySpec[] {
  return windowsQueries(names, scope.plan, { name: ENDS, metric: METRIC_ML_WINDOW_END, where: whereWindows(scope) })
}

/** The verdicts of every window: of a segment, and of one feature where it is named. */
export function verdictQueries(
  names: Names,
  scope: PageScope,
  where: Where = whereSegment(scope),
): readonly QuerySpec[] {
  const asks = [
    { name: VERDICT.status, metric: METRIC_ML_DRIFT_STATUS, where },
    { name: VERDICT.severity, metric: METRIC_ML_DRIFT_SEVERITY, where },
    { name: VERDICT.since, metric: METRIC_ML_DRIFT_SINCE, where },
    { name: VERDICT.lowerBound, metric: METRIC_ML_DRIFT_LOWER_BOUND, where },
  ]
  return asks.flatMap((ask) => windowsQueries(names, scope.plan, ask))
}

/** What stands beside the newest verdicts: how far it moved, how small a move would show, how far it is learned. */
export function besideVerdictQueries(
  names: Names,
  scope: PageScope,
  where: Where = whereSegment(scope),
): readonly QuerySpec[] {
  return [
    newestQuery(names, scope.plan, { name: VERDICT.score, metric: METRIC_ML_DRIFT_SCORE, where }),
    newestQuery(names, scope.plan, { name: VERDICT.detectable, metric: METRIC_ML_DRIFT_DETECTABLE, where }),
    newestQuery(names, scope.plan, { name: VERDICT.learning, metric: METRIC_ML_DRIFT_LEARNING, where }),
  ]
}

/** How many features were in each state and how many rows came, window after window. */
export function historyQueries(names: Names, scope: PageScope, segment?: SegmentScope): readonly QuerySpec[] {
  const where = whereSegment(scope, segment)
  return [
    ...windowsQueries(names, scope.plan, { name: VERDICT.features, metric: METRIC_ML_DRIFT_FEATURES, where }),
    ...windowsQueries(names, scope.plan, { name: VERDICT.rows, metric: METRIC_ML_WINDOW_ROWS, where }),
  ]
}

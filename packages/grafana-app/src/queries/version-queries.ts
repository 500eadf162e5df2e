import {
  METRIC_ML_DRIFT_FEATURES,
  METRIC_ML_DRIFT_LOWER_BOUND,
  METRIC_ML_DRIFT_SEVERITY,
  METRIC_ML_DRIFT_SINCE,
  METRIC_ML_QUALITY_SCORE,
  METRIC_ML_WINDOW_ROWS,
} from '@driftline/semconv'
import type { Names } from './names.ts'
import type { PageScope } from './page-scope.ts'
import { whereSegment } from './page-scope.ts'
import { newestQuery } from './plan-queries.ts'
import type { QuerySpec } from './query-spec.ts'
import { endsQueries } from './verdict-queries.ts'

/** Names of the queries about versions side by side. */
export const VERSIONS = {
  features: 'versions-features',
  severity: 'versions-severity',
  bounds: 'versions-lower-bound',
  since: 'versions-since',
  rows: 'versions-rows',
  score: 'versions-score',
} as const

/** When windows of every version ended, and what the newest of each says. */
export function versionsQueries(names: Names, { environment, model, plan }: PageScope): readonly QuerySpec[] {
  const every = { environment, model, plan }
  const where = whereSegment(every)
  const asks = [
    { name: VERSIONS.features, metric: METRIC_ML_DRIFT_FEATURES, where },
    { name: VERSIONS.severity, metric: METRIC_ML_DRIFT_SEVERITY, where },
    { name: VERSIONS.bounds, metric: METRIC_ML_DRIFT_LOWER_BOUND, where },
    { name: VERSIONS.since, metric: METRIC_ML_DRIFT_SINCE, where },
    { name: VERSIONS.rows, metric: METRIC_ML_WINDOW_ROWS, where },
    { name: VERSIONS.score, metric: METRIC_ML_QUALITY_SCORE, where },
  ]
  return [...endsQueries(names, every), ...asks.map((ask) => newestQuery(names, plan, ask))]
}

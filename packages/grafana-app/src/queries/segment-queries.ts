import {
  ATTR_ML_SEGMENT_NAME,
  METRIC_ML_DISTRIBUTION_SHARE,
  METRIC_ML_DRIFT_FEATURES,
  METRIC_ML_DRIFT_SEVERITY,
  METRIC_ML_DRIFT_SINCE,
  METRIC_ML_DRIFT_STATUS,
  METRIC_ML_SEGMENT_CONTRIBUTION,
  METRIC_ML_WINDOW_ROWS,
  ML_SEGMENT_NAME_VALUE_ALL,
} from '@driftline/semconv'
import { MODEL, modelInfoQueries } from './model-queries.ts'
import type { Names } from './names.ts'
import type { PageScope } from './page-scope.ts'
import { whereWindows } from './page-scope.ts'
import { newestQuery } from './plan-queries.ts'
import type { QuerySpec } from './query-spec.ts'
import { FEATURE } from './feature-queries.ts'
import { VERDICT, endsQueries } from './verdict-queries.ts'

/** Everything the Segments page shows of the newest window: of one dimension, beside everyone. */
export function segmentQueries(names: Names, scope: PageScope, dimension: string): readonly QuerySpec[] {
  const own = { ...whereWindows(scope), [ATTR_ML_SEGMENT_NAME]: dimension }
  const beside = { ...own, [ATTR_ML_SEGMENT_NAME]: [dimension, ML_SEGMENT_NAME_VALUE_ALL] }
  const asks = [
    { name: VERDICT.rows, metric: METRIC_ML_WINDOW_ROWS, where: beside },
    { name: VERDICT.features, metric: METRIC_ML_DRIFT_FEATURES, where: beside },
    { name: VERDICT.status, metric: METRIC_ML_DRIFT_STATUS, where: own },
    { name: VERDICT.severity, metric: METRIC_ML_DRIFT_SEVERITY, where: own },
    { name: VERDICT.since, metric: METRIC_ML_DRIFT_SINCE, where: own },
    { name: MODEL.contributions, metric: METRIC_ML_SEGMENT_CONTRIBUTION, where: own },
    { name: FEATURE.distribution, metric: METRIC_ML_DISTRIBUTION_SHARE, where: own },
  ]
  return [
    ...endsQueries(names, scope),
    ...modelInfoQueries(names, scope),
    ...asks.map((ask) => newestQuery(names, scope.plan, ask)),
  ]
}

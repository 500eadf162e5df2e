import { ATTR_ML_SEGMENT_NAME, METRIC_ML_WINDOW_ROWS } from '@driftline/semconv'
import type { Names } from './names.ts'
import type { PageScope } from './page-scope.ts'
import { whereWindows } from './page-scope.ts'
import { newestQuery } from './plan-queries.ts'
import type { QuerySpec } from './query-spec.ts'
import { maxBy } from './selector.ts'

/** Name of the query for the dimensions there are. */
export const DIMENSIONS = 'dimensions'

/** The dimensions that rows are counted by in the newest window. */
export function dimensionsQuery(names: Names, scope: PageScope): QuerySpec {
  const query = newestQuery(names, scope.plan, {
    name: DIMENSIONS,
    metric: METRIC_ML_WINDOW_ROWS,
    where: whereWindows(scope),
  })
  return scope.plan.repeats ? { ...query, expr: maxBy(names, [ATTR_ML_SEGMENT_NAME], query.expr) } : query
}

import {
  ATTR_ML_FEATURE_NAME,
  ATTR_ML_SEGMENT_NAME,
  METRIC_ML_DRIFT_FEATURES,
  METRIC_ML_QUALITY_INVALID,
  METRIC_ML_QUALITY_MISSING,
  METRIC_ML_SEGMENT_CONTRIBUTION,
  METRIC_ML_SEGMENT_WITHHELD,
  METRIC_ML_WINDOW_ROWS,
  ML_SEGMENT_NAME_VALUE_ALL,
} from '@driftline/semconv'
import { dimensionsQuery } from './dimensions-query.ts'
import { FEATURE, distributionQueries } from './feature-queries.ts'
import { MODEL, modelInfoQueries } from './model-queries.ts'
import type { Names } from './names.ts'
import type { PageScope } from './page-scope.ts'
import { whereSegment, whereWindows } from './page-scope.ts'
import { newestQuery } from './plan-queries.ts'
import type { QuerySpec } from './query-spec.ts'
import { segmentVerdictQueries } from './segment-verdict-queries.ts'
import { VERDICT, endsQueries } from './verdict-queries.ts'

/** Name of the query for how many values of each dimension are withheld. */
export const WITHHELD = 'withheld'

/** What the Segments page asks first: which dimensions there are, and what is told of their segments. */
export function segmentOverviewQueries(names: Names, scope: PageScope): readonly QuerySpec[] {
  return [
    ...endsQueries(names, scope),
    ...modelInfoQueries(names, scope),
    dimensionsQuery(names, scope),
    newestQuery(names, scope.plan, { name: WITHHELD, metric: METRIC_ML_SEGMENT_WITHHELD, where: whereWindows(scope) }),
    ...segmentVerdictQueries(names, scope),
  ]
}

/** A dimension, and the features whose distributions are shown. */
export interface ShownDimension {
  readonly dimension: string
  readonly features: readonly string[]
}

/** What the Segments page shows of one dimension in the newest window, beside everyone. */
export function segmentValueQueries(
  names: Names,
  scope: PageScope,
  { dimension, features }: ShownDimension,
): readonly QuerySpec[] {
  const own = { ...whereWindows(scope), [ATTR_ML_SEGMENT_NAME]: dimension }
  const beside = { ...own, [ATTR_ML_SEGMENT_NAME]: [dimension, ML_SEGMENT_NAME_VALUE_ALL] }
  const shown = { ...beside, [ATTR_ML_FEATURE_NAME]: features }
  const ofEveryone = { ...whereSegment(scope), [ATTR_ML_FEATURE_NAME]: features }
  const asks = [
    { name: VERDICT.rows, metric: METRIC_ML_WINDOW_ROWS, where: beside },
    { name: VERDICT.features, metric: METRIC_ML_DRIFT_FEATURES, where: beside },
    { name: MODEL.contributions, metric: METRIC_ML_SEGMENT_CONTRIBUTION, where: own },
  ]
  const problems = [
    { name: FEATURE.missing, metric: METRIC_ML_QUALITY_MISSING, where: ofEveryone },
    { name: FEATURE.invalid, metric: METRIC_ML_QUALITY_INVALID, where: ofEveryone },
  ]
  const hasPictures = features.length > 0
  return [
    ...[...asks, ...(hasPictures ? problems : [])].map((ask) => newestQuery(names, scope.plan, ask)),
    ...(hasPictures ? distributionQueries(names, scope, shown) : []),
  ]
}

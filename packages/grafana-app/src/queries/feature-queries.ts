import {
  ATTR_ML_FEATURE_NAME,
  METRIC_ML_DISTRIBUTION_ROWS,
  METRIC_ML_DISTRIBUTION_SHARE,
  METRIC_ML_QUALITY_INVALID,
  METRIC_ML_QUALITY_MISSING,
  METRIC_ML_QUALITY_NEW_CATEGORY,
  METRIC_ML_QUALITY_QUANTILE,
  METRIC_ML_WINDOW_ROWS,
} from '@driftline/semconv'
import { modelInfoQueries } from './model-queries.ts'
import type { Names } from './names.ts'
import type { PageScope, SegmentScope } from './page-scope.ts'
import { whereSegment } from './page-scope.ts'
import { newestQuery, windowsQueries } from './plan-queries.ts'
import type { QuerySpec } from './query-spec.ts'
import type { Where } from './selector.ts'
import { segmentVerdictQueries } from './segment-verdict-queries.ts'
import { VERDICT, besideVerdictQueries, endsQueries, verdictQueries } from './verdict-queries.ts'

/** Names of the queries about a feature. */
export const FEATURE = {
  distribution: 'distribution',
  distributionRows: 'distribution-rows',
  quantiles: 'quantiles',
  missing: 'missing',
  invalid: 'invalid',
  newCategory: 'new-category',
} as const

/** A feature of a page, of everyone unless it names a segment. */
export interface FeatureScope extends PageScope {
  readonly feature: string
  readonly segment?: SegmentScope
}

/** Everything the Feature page shows. */
export function featureQueries(names: Names, scope: FeatureScope): readonly QuerySpec[] {
  const { plan } = scope
  const where = whereFeature(scope)
  const overTime = [
    { name: FEATURE.quantiles, metric: METRIC_ML_QUALITY_QUANTILE, where },
    { name: FEATURE.missing, metric: METRIC_ML_QUALITY_MISSING, where },
    { name: FEATURE.invalid, metric: METRIC_ML_QUALITY_INVALID, where },
    { name: FEATURE.newCategory, metric: METRIC_ML_QUALITY_NEW_CATEGORY, where },
    { name: VERDICT.rows, metric: METRIC_ML_WINDOW_ROWS, where: whereSegment(scope, scope.segment) },
  ]
  return [
    ...endsQueries(names, scope),
    ...modelInfoQueries(names, scope),
    ...verdictQueries(names, scope, where),
    ...besideVerdictQueries(names, scope, where),
    ...overTime.flatMap((ask) => windowsQueries(names, plan, ask)),
    ...distributionQueries(names, scope, where),
    ...segmentVerdictQueries(names, scope, { [ATTR_ML_FEATURE_NAME]: scope.feature }),
  ]
}

/** The newest distributions beside those of their references, and how many rows each is of. */
export function distributionQueries(names: Names, scope: PageScope, where: Where): readonly QuerySpec[] {
  return [
    { name: FEATURE.distribution, metric: METRIC_ML_DISTRIBUTION_SHARE, where },
    { name: FEATURE.distributionRows, metric: METRIC_ML_DISTRIBUTION_ROWS, where },
  ].map((ask) => newestQuery(names, scope.plan, ask))
}

function whereFeature(scope: FeatureScope): Where {
  return { ...whereSegment(scope, scope.segment), [ATTR_ML_FEATURE_NAME]: scope.feature }
}

import {
  METRIC_ML_CHANGE_TIMESTAMP,
  METRIC_ML_FEATURE_INFO,
  METRIC_ML_MODEL_INFO,
  METRIC_ML_SEGMENT_CONTRIBUTION,
} from '@driftline/semconv'
import { budgetsQuery } from './budget-queries.ts'
import type { Names } from './names.ts'
import type { PageScope } from './page-scope.ts'
import { whereModel, whereSegment, whereWindows } from './page-scope.ts'
import { newestQuery } from './plan-queries.ts'
import type { InstantQuery, QuerySpec } from './query-spec.ts'
import { segmentVerdictQueries } from './segment-verdict-queries.ts'
import { besideVerdictQueries, endsQueries, historyQueries, verdictQueries } from './verdict-queries.ts'

/** Names of the queries about a model. */
export const MODEL = {
  info: 'info',
  featureInfo: 'feature-info',
  changes: 'changes',
  contributions: 'contributions',
  budgets: 'budgets',
} as const

/** What is said of a model, and of its features. */
export function modelInfoQueries(names: Names, scope: PageScope): readonly QuerySpec[] {
  const { plan } = scope
  const where = whereModel(scope)
  return [
    newestQuery(names, plan, { name: MODEL.info, metric: METRIC_ML_MODEL_INFO, where }),
    newestQuery(names, plan, { name: MODEL.featureInfo, metric: METRIC_ML_FEATURE_INFO, where }),
  ]
}

/** Everything the Model page shows of the model's health. */
export function modelQueries(names: Names, scope: PageScope): readonly QuerySpec[] {
  const { plan } = scope
  return [
    ...endsQueries(names, scope),
    ...modelInfoQueries(names, scope),
    ...historyQueries(names, scope),
    ...verdictQueries(names, scope),
    ...besideVerdictQueries(names, scope),
    ...segmentVerdictQueries(names, scope),
    newestQuery(names, plan, {
      name: MODEL.contributions,
      metric: METRIC_ML_SEGMENT_CONTRIBUTION,
      where: whereWindows(scope),
    }),
    newestQuery(names, plan, { name: MODEL.changes, metric: METRIC_ML_CHANGE_TIMESTAMP, where: whereModel(scope) }),
    modelBudgetsQuery(names, scope),
  ]
}

/** Everything the Drift page shows: features by windows, and what stands beside the newest verdicts. */
export function driftQueries(names: Names, scope: PageScope): readonly QuerySpec[] {
  return [
    ...endsQueries(names, scope),
    ...modelInfoQueries(names, scope),
    ...verdictQueries(names, scope, whereSegment(scope)),
    ...besideVerdictQueries(names, scope),
  ]
}

function modelBudgetsQuery(names: Names, scope: PageScope): InstantQuery {
  const { endMs, repeats, viewMs } = scope.plan
  const windows = [{ model: scope.model, endMs, repeats }]
  return budgetsQuery(names, { name: MODEL.budgets, windows, viewMs, where: whereModel(scope) })
}

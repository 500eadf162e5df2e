import {
  ATTR_ML_SEGMENT_NAME,
  METRIC_ML_CHANGE_TIMESTAMP,
  METRIC_ML_DRIFT_SEVERITY,
  METRIC_ML_FEATURE_INFO,
  METRIC_ML_MODEL_INFO,
  METRIC_ML_QUALITY_SCORE,
  METRIC_ML_SEGMENT_CONTRIBUTION,
  METRIC_ML_WINDOW_ROWS,
  ML_SEGMENT_NAME_VALUE_ALL,
} from '@driftline/semconv'
import { BUDGET_MS, budgetsQuery } from './budget-queries.ts'
import { dimensionsQuery } from './dimensions-query.ts'
import type { Names } from './names.ts'
import type { PageScope } from './page-scope.ts'
import { whereModel, whereSegment, whereWindows } from './page-scope.ts'
import { newestQuery, windowsQueries } from './plan-queries.ts'
import type { QuerySpec } from './query-spec.ts'
import { besideVerdictQueries, endsQueries, historyQueries, verdictQueries } from './verdict-queries.ts'
import { windowSpan } from './window-span.ts'

const DAY_MS = 86_400_000

/** Names of the queries about a model. */
export const MODEL = {
  info: 'info',
  featureInfo: 'feature-info',
  changes: 'changes',
  contributions: 'contributions',
  segments: 'segments',
  score: 'quality-score',
  budgets: 'budgets',
  burn: 'burn',
  rows: 'rows-of-versions',
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

/** What decides which version and window of a model is shown. */
export function chooseVersionQueries(names: Names, scope: PageScope): readonly QuerySpec[] {
  const where = { ...whereModel(scope), [ATTR_ML_SEGMENT_NAME]: ML_SEGMENT_NAME_VALUE_ALL }
  return [
    newestQuery(names, scope.plan, { name: MODEL.info, metric: METRIC_ML_MODEL_INFO, where: whereModel(scope) }),
    newestQuery(names, scope.plan, { name: MODEL.rows, metric: METRIC_ML_WINDOW_ROWS, where }),
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
    newestQuery(names, plan, {
      name: MODEL.contributions,
      metric: METRIC_ML_SEGMENT_CONTRIBUTION,
      where: whereWindows(scope),
    }),
    newestQuery(names, plan, { name: MODEL.changes, metric: METRIC_ML_CHANGE_TIMESTAMP, where: whereModel(scope) }),
    newestQuery(names, plan, { name: MODEL.segments, metric: METRIC_ML_DRIFT_SEVERITY, where: whereWindows(scope) }),
    dimensionsQuery(names, scope),
    ...windowsQueries(names, plan, { name: MODEL.score, metric: METRIC_ML_QUALITY_SCORE, where: whereSegment(scope) }),
    ...modelBudgetsQueries(names, scope),
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

/** What a day's burn says nothing of: windows that are longer count so much at once. */
const MOST_BURN_MS = BUDGET_MS / 3

/** Over what it is said how fast a budget burns: a day, or a window that is longer; undefined for windows of weeks. */
export function burnMs({ plan }: PageScope): number | undefined {
  const overMs = Math.max(DAY_MS, windowSpan(plan.window).longestMs)
  return overMs > MOST_BURN_MS ? undefined : overMs
}

function modelBudgetsQueries(names: Names, scope: PageScope): readonly QuerySpec[] {
  const { endMs, repeats, viewMs } = scope.plan
  const windows = [{ model: scope.model, endMs, repeats }]
  const own = { windows, viewMs, where: whereModel(scope) }
  const overMs = burnMs(scope)
  return [
    budgetsQuery(names, { name: MODEL.budgets, ...own }),
    ...(overMs === undefined ? [] : [budgetsQuery(names, { name: MODEL.burn, ...own, overMs })]),
  ]
}

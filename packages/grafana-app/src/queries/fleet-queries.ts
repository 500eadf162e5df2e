import {
  ATTR_DEPLOYMENT_ENVIRONMENT_NAME,
  ATTR_ML_DEPLOYMENT_ROLE,
  ATTR_ML_FEATURE_NAME,
  ATTR_ML_MODEL_NAME,
  ATTR_ML_MODEL_VERSION,
  ATTR_ML_REFERENCE_HEADLINE,
  ATTR_ML_SEGMENT_NAME,
  ATTR_ML_WINDOW,
  METRIC_ML_DRIFT_FEATURES,
  METRIC_ML_DRIFT_LOWER_BOUND,
  METRIC_ML_DRIFT_SEVERITY,
  METRIC_ML_DRIFT_SINCE,
  METRIC_ML_MODEL_INFO,
  METRIC_ML_WINDOW_ROWS,
  ML_FEATURE_NAME_VALUE_ALL,
  ML_SEGMENT_NAME_VALUE_ALL,
} from '@driftline/semconv'
import { firingCounts } from './alert-queries.ts'
import { budgetsQuery } from './budget-queries.ts'
import type { Names } from './names.ts'
import { gridQuery, rangeQuery } from './query-spec.ts'
import type { InstantQuery, QuerySpec } from './query-spec.ts'
import { anyMetric, maxBy, maxByContract, selector } from './selector.ts'
import { SHOWN_WINDOWS, gridStepMs } from './time-plan.ts'
import { union } from './union.ts'
import { windowSpan } from './window-span.ts'

/** Names of the queries of the Fleet page. */
export const FLEET = {
  state: 'state',
  worst: 'worst',
  rows: 'rows',
  budgets: 'budgets',
  loaded: 'loaded',
  loadedRows: 'loaded-rows',
} as const

/** Parts of their answers. */
export const FLEET_PART = {
  features: 'features',
  info: 'info',
  severity: 'severity',
  since: 'since',
  firing: 'firing',
} as const

/** A model's last window, as its clock has it. */
export interface FleetWindow {
  readonly model: string
  readonly window: string
  readonly endMs: number
  readonly repeats: boolean
}

const EVERYONE = { [ATTR_ML_SEGMENT_NAME]: ML_SEGMENT_NAME_VALUE_ALL }

/**
 * Everything the Fleet page shows: with the two questions about windows before them at most eight queries, however many
 * models there are.
 */
export function fleetQueries(names: Names, windows: readonly FleetWindow[], viewMs: number): readonly QuerySpec[] {
  const live = windows.filter(({ repeats }) => repeats)
  const loaded = windows.filter(({ repeats }) => !repeats)
  return [
    ...(live.length > 0 ? liveQueries(names, live, viewMs) : []),
    ...(loaded.length > 0 ? loadedQueries(names, loaded, viewMs) : []),
    ...(windows.length > 0 ? [standingQuery(names, windows, viewMs)] : []),
  ]
}

/** Budgets and alerts as one question. */
function standingQuery(names: Names, windows: readonly FleetWindow[], viewMs: number): InstantQuery {
  const budgets = budgetsQuery(names, { name: FLEET.budgets, windows, viewMs })
  return { ...budgets, expr: `${budgets.expr} or ${union({ [FLEET_PART.firing]: firingCounts(names) })}` }
}

function liveQueries(names: Names, live: readonly FleetWindow[], viewMs: number): readonly QuerySpec[] {
  const state = union({
    [FLEET_PART.features]: maxByContract(names, METRIC_ML_DRIFT_FEATURES, EVERYONE),
    [FLEET_PART.info]: maxByContract(names, METRIC_ML_MODEL_INFO),
  })
  const stepMs = Math.min(...live.map(({ window }) => gridStepMs(window)))
  return [
    { kind: 'instant', name: FLEET.state, expr: state, timeMs: viewMs },
    { kind: 'instant', name: FLEET.worst, expr: worstFeatures(names), timeMs: viewMs },
    gridQuery({
      name: FLEET.rows,
      expr: maxByContract(names, METRIC_ML_WINDOW_ROWS, EVERYONE),
      fromMs: viewMs - SHOWN_WINDOWS * stepMs,
      toMs: viewMs,
      stepMs,
    }),
  ]
}

/** Small enough to decide only between features that are as severe. */
const TIE_BREAK = 1e-9

/**
 * Of each version and window the most severe feature, of several as severe the one of which most is certain, and the
 * model itself; and since when they are raised.
 */
function worstFeatures(names: Names): string {
  const by = PAGE_OF_FEATURES.map(names.label).join(', ')
  const headlines = { ...EVERYONE, [ATTR_ML_REFERENCE_HEADLINE]: 'true' }
  const own = { ...headlines, [ATTR_ML_FEATURE_NAME]: ML_FEATURE_NAME_VALUE_ALL }
  const severity = maxByContract(names, METRIC_ML_DRIFT_SEVERITY, headlines)
  const raised = names.attributesOf(METRIC_ML_DRIFT_SINCE)
  const onRaised = `on (${raised.map(names.label).join(', ')})`
  const certain = maxBy(names, raised, selector(names, METRIC_ML_DRIFT_LOWER_BOUND, EVERYONE))
  const first = `topk by (${by}) (1, ${severity} + ${onRaised} group_left () ${TIE_BREAK} * ${certain} or ${severity})`
  const worst = `(${severity} and ${first} or ${maxByContract(names, METRIC_ML_DRIFT_SEVERITY, own)})`
  const since = maxByContract(names, METRIC_ML_DRIFT_SINCE, EVERYONE)
  return union({ [FLEET_PART.severity]: worst, [FLEET_PART.since]: `(${since} and ${onRaised} ${worst})` })
}

const PAGE_OF_FEATURES = [
  ATTR_DEPLOYMENT_ENVIRONMENT_NAME,
  ATTR_ML_MODEL_NAME,
  ATTR_ML_MODEL_VERSION,
  ATTR_ML_DEPLOYMENT_ROLE,
  ATTR_ML_WINDOW,
]

function loadedQueries(names: Names, loaded: readonly FleetWindow[], viewMs: number): readonly InstantQuery[] {
  const models = { [ATTR_ML_MODEL_NAME]: [...new Set(loaded.map(({ model }) => model))] }
  const last = loaded.map(({ window, endMs }) => viewMs - endMs + windowSpan(window).shortestMs / 2)
  const shown = loaded.map(({ window, endMs }) => viewMs - endMs + SHOWN_WINDOWS * windowSpan(window).longestMs)
  // What is said of a model is said of no segment.
  const where = { ...models, [ATTR_ML_SEGMENT_NAME]: [ML_SEGMENT_NAME_VALUE_ALL, ''] }
  const metrics = [
    METRIC_ML_DRIFT_FEATURES,
    METRIC_ML_DRIFT_SEVERITY,
    METRIC_ML_DRIFT_LOWER_BOUND,
    METRIC_ML_DRIFT_SINCE,
    METRIC_ML_MODEL_INFO,
  ]
  const rows = selector(names, METRIC_ML_WINDOW_ROWS, { ...EVERYONE, ...models })
  return [
    rangeQuery(FLEET.loaded, anyMetric(names, metrics, where), { toMs: viewMs, rangeMs: longest(last) }),
    rangeQuery(FLEET.loadedRows, rows, { toMs: viewMs, rangeMs: longest(shown) }),
  ]
}

function longest(spansMs: readonly number[]): number {
  return Math.max(1, ...spansMs.map(Math.ceil))
}

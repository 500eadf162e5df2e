import { METRIC_ML_DRIFT_SEVERITY, METRIC_ML_WINDOW_END, ML_SEGMENT_NAME_VALUE_ALL } from '@driftline/semconv'
import type { EnvironmentScope } from '../environment-scopes.ts'
import { labelList } from '../expression/event-counts.ts'
import { LABEL, prometheusNameOf } from '../names.ts'
import { cadenceOf } from '../objective/cadence.ts'
import type { Matcher } from '../promql/selector.ts'
import { renderSelector } from '../promql/selector.ts'
import type { AlertRule } from '../rule.ts'
import { say, value } from '../text/alert-text.ts'
import { MINUTE_MS } from '../tiers/tier.ts'
import { STALE_AFTER_WINDOWS } from './data-stale.ts'
import { MODEL, modelAlert, PLACE } from './model-alert.ts'
import { headlineMatcher, verdictMatchers } from './verdict-matchers.ts'

export const DRIFT_ACT_ALERT = 'ModelDriftAct'

/** Severity of drift from which it calls for action. */
const ACT_SEVERITY = 70
const WORST_FEATURES = 5

/** Features drift so far that someone must act; an idle model falls silent. */
export function driftAct(model: EnvironmentScope): AlertRule {
  const { spec } = model
  const [primary] = spec.windows
  const windowMs = cadenceOf(primary!)
  const metric = prometheusNameOf(METRIC_ML_DRIFT_SEVERITY)
  const matchers: readonly Matcher[] = [
    ...verdictMatchers(spec),
    { label: LABEL.segment, is: '=', value: ML_SEGMENT_NAME_VALUE_ALL },
    headlineMatcher(spec),
  ]
  const severity = renderSelector(metric, matchers)
  const expr = `count by ${labelList(MODEL)} (${raisedFeatures(model, severity)})`
  return modelAlert(model, {
    alert: DRIFT_ACT_ALERT,
    title: 'features drift so far that someone must act',
    severity: 'warning',
    expr,
    orZero: `${expr} or count by ${labelList(MODEL)} (${severity}) * 0`,
    lookBackMs: windowMs,
    forMs: 0,
    keepFiringForMs: Math.max(30 * MINUTE_MS, windowMs),
    labels: { sli_kind: 'drift', signal: 'cause' },
    summary: say`${value(0)} features of ${spec.model.name} ${PLACE} drift so far that someone must act.`,
    description: say`Judged over ${primary!.name}.${{ field: 'worst', count: WORST_FEATURES, metric, matchers }}`,
  })
}

/** Features above the limit in windows that closed lately. */
function raisedFeatures({ spec }: EnvironmentScope, severity: string): string {
  const on = [...MODEL, LABEL.version, LABEL.window]
  const end = renderSelector(prometheusNameOf(METRIC_ML_WINDOW_END), verdictMatchers(spec))
  const freshSeconds = (STALE_AFTER_WINDOWS * cadenceOf(spec.windows[0]!)) / 1000
  const raised = `${severity} >= ${ACT_SEVERITY} and on ${labelList(on)} time() - ${end} < ${freshSeconds}`
  return `max by ${labelList([...MODEL, LABEL.feature])} (${raised})`
}

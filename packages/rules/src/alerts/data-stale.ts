import { METRIC_ML_WINDOW_END } from '@driftline/semconv'
import type { EnvironmentScope } from '../environment-scopes.ts'
import { labelList } from '../expression/event-counts.ts'
import { prometheusNameOf } from '../names.ts'
import { cadenceOf } from '../objective/cadence.ts'
import { renderSelector } from '../promql/selector.ts'
import type { AlertRule } from '../rule.ts'
import { say } from '../text/alert-text.ts'
import { MINUTE_MS } from '../tiers/tier.ts'
import { MODEL, modelAlert, PLACE } from './model-alert.ts'
import { verdictMatchers } from './verdict-matchers.ts'

/** So many windows without a verdict, and what is said of drift is old. */
export const STALE_AFTER_WINDOWS = 3

/** Primary windows do not close any more. */
export function dataStale(model: EnvironmentScope): AlertRule {
  const [primary] = model.spec.windows
  const { name } = model.spec.model
  const windowMs = cadenceOf(primary!)
  const end = renderSelector(prometheusNameOf(METRIC_ML_WINDOW_END), verdictMatchers(model.spec))
  const lateSeconds = (STALE_AFTER_WINDOWS * windowMs) / 1000
  return modelAlert(model, {
    alert: 'ModelSLODataStale',
    title: 'no window has closed for long',
    severity: 'warning',
    expr: `time() - max by ${labelList(MODEL)} (${end}) > ${lateSeconds}`,
    lookBackMs: windowMs,
    forMs: 5 * MINUTE_MS,
    summary: say`No window of ${primary!.name} of ${name} ${PLACE} has closed for more than ${String(STALE_AFTER_WINDOWS)} of them.`,
    description: say`Verdicts on drift are as old as that, and the drift objective counts nothing meanwhile.`,
  })
}

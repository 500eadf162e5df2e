import { METRIC_ML_SLO_EVENTS } from '@driftline/semconv'
import type { EnvironmentScope } from '../environment-scopes.ts'
import { labelList } from '../expression/event-counts.ts'
import { prometheusNameOf } from '../names.ts'
import { durationText } from '../promql/duration-text.ts'
import { renderSelector } from '../promql/selector.ts'
import type { AlertRule } from '../rule.ts'
import { say } from '../text/alert-text.ts'
import { DAY_MS, MINUTE_MS } from '../tiers/tier.ts'
import { MODEL, modelAlert, PLACE } from './model-alert.ts'
import { modelMatchers } from './verdict-matchers.ts'

export const DATA_MISSING_ALERT = 'ModelSLODataMissing'

/** The counters of a model were there and are gone; a day after it was taken out of service it falls silent. */
export function dataMissing(model: EnvironmentScope): AlertRule {
  const { name } = model.spec.model
  const events = renderSelector(prometheusNameOf(METRIC_ML_SLO_EVENTS), modelMatchers(model.spec))
  const present = (windowMs: number): string =>
    `group by ${labelList(MODEL)} (present_over_time(${events}[${durationText(windowMs)}]))`
  return modelAlert(model, {
    alert: DATA_MISSING_ALERT,
    title: 'its objectives are not counted any more',
    severity: 'warning',
    expr: `${present(DAY_MS)} unless ${present(10 * MINUTE_MS)}`,
    lookBackMs: DAY_MS,
    forMs: 5 * MINUTE_MS,
    summary: say`The objectives of ${name} ${PLACE} are not counted any more: no alert on them can fire.`,
    description: say`Prometheus has had no ml_slo_events_total of this model for ten minutes, and had some within the last day.`,
  })
}

import { METRIC_ML_SLO_EVENTS } from '@driftline/semconv'
import type { EnvironmentScope } from '../environment-scopes.ts'
import { labelList, totalEvents } from '../expression/event-counts.ts'
import { LABEL, prometheusNameOf } from '../names.ts'
import { renderSelector } from '../promql/selector.ts'
import type { AlertRule } from '../rule.ts'
import { say } from '../text/alert-text.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../tiers/tier.ts'
import { MODEL, modelAlert, PLACE } from './model-alert.ts'
import { modelMatchers } from './verdict-matchers.ts'

/** Nobody calls the model, although at this time yesterday somebody did. */
export function noTraffic(model: EnvironmentScope): AlertRule {
  const { name } = model.spec.model
  const calls = renderSelector(prometheusNameOf(METRIC_ML_SLO_EVENTS), [
    ...modelMatchers(model.spec),
    { label: LABEL.slo, is: '=', value: 'availability' },
  ])
  const yesterday = `sum by ${labelList(MODEL)} (increase(${calls}[1h] offset 1d)) > 0`
  return modelAlert(model, {
    alert: 'ModelSLONoTraffic',
    title: 'it is not called',
    severity: 'info',
    expr: `${totalEvents({ by: MODEL, total: calls, good: '' }, HOUR_MS)} == 0 and on ${labelList(MODEL)} ${yesterday}`,
    lookBackMs: DAY_MS + HOUR_MS,
    forMs: 15 * MINUTE_MS,
    summary: say`${name} ${PLACE} has not been called for an hour; at this time yesterday it was.`,
    description: say`Without calls nothing fails, so no other alert of its service level fires.`,
  })
}

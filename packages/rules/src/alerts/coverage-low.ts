import { METRIC_ML_LABEL_COVERAGE } from '@driftline/semconv'
import type { EnvironmentScope } from '../environment-scopes.ts'
import { labelList } from '../expression/event-counts.ts'
import { prometheusNameOf } from '../names.ts'
import { cadenceOf } from '../objective/cadence.ts'
import { durationText } from '../promql/duration-text.ts'
import { renderSelector } from '../promql/selector.ts'
import type { AlertRule } from '../rule.ts'
import { say } from '../text/alert-text.ts'
import { HOUR_MS } from '../tiers/tier.ts'
import { MODEL, modelAlert, PLACE } from './model-alert.ts'
import { liveMatchers } from './verdict-matchers.ts'

/** Below this share of known outcomes nothing is said of quality. */
const LEAST_COVERAGE = 0.5
const COVERAGE_COHORTS = 2

/** Too few outcomes are known to say anything of quality. */
export function coverageLow(model: EnvironmentScope): AlertRule {
  const { spec } = model
  const spanMs = COVERAGE_COHORTS * cadenceOf(spec.labels.cohort)
  const known = renderSelector(prometheusNameOf(METRIC_ML_LABEL_COVERAGE), liveMatchers(spec))
  return modelAlert(model, {
    alert: 'ModelLabelCoverageLow',
    title: 'too few outcomes are known',
    severity: 'warning',
    expr: `min by ${labelList(MODEL)} (avg_over_time(${known}[${durationText(spanMs)}])) < ${LEAST_COVERAGE}`,
    lookBackMs: spanMs,
    forMs: HOUR_MS,
    summary: say`Outcomes are known of less than half of the predictions of ${spec.model.name} ${PLACE}.`,
    description: say`The quality objective is silent until they are: few outcomes say little of all predictions.`,
  })
}

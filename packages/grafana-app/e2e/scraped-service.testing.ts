import {
  ATTR_DEPLOYMENT_ENVIRONMENT_NAME,
  ATTR_ML_MODEL_NAME,
  ATTR_ML_MODEL_VERSION,
  ATTR_ML_SLO_KIND,
  ATTR_ML_SLO_NAME,
  METRIC_ML_INFERENCE_CALLS,
  METRIC_ML_INFERENCE_DURATION,
  METRIC_ML_INFERENCE_GOOD_CALLS,
  METRIC_ML_SLO_EVENTS,
  METRIC_ML_SLO_GOOD_EVENTS,
  METRIC_ML_SLO_OBJECTIVE,
} from '@driftline/semconv'
import type { Span, Tell, Whose } from './scraped-clock.testing.ts'
import {
  EVERYONE,
  MINUTE,
  SCRAPED_MINUTES,
  during,
  labelsOf,
  modelOf,
  names,
  secondsOf,
} from './scraped-clock.testing.ts'

/** Availability loses more than it may since the last deployment; latency loses nothing. */
export function tellObjectives(tell: Tell, whose: Whose): void {
  const objectives = [
    {
      slo: 'availability',
      objective: 0.99,
      badOf: (minute: number) => minute + 20 * Math.max(0, minute - MINUTE.promoted),
    },
    { slo: 'latency', objective: 0.95, badOf: () => 0 },
  ]
  for (const { slo, objective, badOf } of objectives) {
    const labels = labelsOf({ ...modelOf(whose), [ATTR_ML_SLO_NAME]: slo })
    tell(names.metric(METRIC_ML_SLO_EVENTS), labels, (minute) => minute * 540)
    tell(names.metric(METRIC_ML_SLO_GOOD_EVENTS), labels, (minute) => minute * 540 - badOf(minute))
    const kind = labelsOf({ ...modelOf(whose), [ATTR_ML_SLO_NAME]: slo, [ATTR_ML_SLO_KIND]: slo })
    tell(names.metric(METRIC_ML_SLO_OBJECTIVE), kind, () => objective)
  }
}

/** As Prometheus writes them of the rules that Driftline makes. */
export function tellAlerts(tell: Tell, whose: Whose): void {
  const burning = {
    alertname: 'ModelSLOBurnRate',
    ...labelsOf({ ...modelOf(whose), [ATTR_ML_SLO_NAME]: 'availability' }),
    severity: 'page',
    sli_kind: 'availability',
    burn_tier: 'fast',
    managed_by: 'driftline',
  }
  const drifting = {
    alertname: 'ModelDriftAct',
    ...labelsOf({ [ATTR_ML_MODEL_NAME]: whose.model }),
    severity: 'warning',
    managed_by: 'driftline',
  }
  const isBurning: Span = (minute) => minute >= MINUTE.drifted
  const isDrifting: Span = (minute) => minute >= SCRAPED_MINUTES - 4
  tell(
    'ALERTS',
    { ...burning, alertstate: 'firing' },
    during(isBurning, () => 1),
  )
  tell(
    'ALERTS_FOR_STATE',
    burning,
    during(isBurning, () => secondsOf(MINUTE.drifted)),
  )
  tell(
    'ALERTS',
    { ...drifting, alertstate: 'pending' },
    during(isDrifting, () => 1),
  )
  tell(
    'ALERTS_FOR_STATE',
    drifting,
    during(isDrifting, () => secondsOf(SCRAPED_MINUTES - 4)),
  )
}

/** Calls a minute of one process, of which so many are bad; nine of ten take at most a tenth of a second. */
export function tellService(tell: Tell, { instance, environment, version, calls, bad }: ServiceOf, span: Span): void {
  const target = { job: 'fares', instance }
  const labels = {
    ...target,
    ...labelsOf({ [ATTR_ML_MODEL_NAME]: 'fares', [ATTR_ML_MODEL_VERSION]: version, ...EVERYONE }),
  }
  tell(
    'target_info',
    { ...target, ...labelsOf({ [ATTR_DEPLOYMENT_ENVIRONMENT_NAME]: environment }) },
    during(span, () => 1),
  )
  tell(
    names.metric(METRIC_ML_INFERENCE_CALLS),
    labels,
    during(span, (minute) => minute * calls),
  )
  tell(
    names.metric(METRIC_ML_INFERENCE_GOOD_CALLS),
    labels,
    during(span, (minute) => minute * (calls - bad)),
  )
  const bucket = `${names.metric(METRIC_ML_INFERENCE_DURATION)}_bucket`
  for (const [le, share] of Object.entries({ '0.1': 0.9, '0.25': 0.98, '+Inf': 1 }))
    tell(
      bucket,
      { ...labels, le },
      during(span, (minute) => minute * calls * share),
    )
}

export interface ServiceOf {
  readonly instance: string
  readonly environment: string
  readonly version: string
  readonly calls: number
  readonly bad: number
}

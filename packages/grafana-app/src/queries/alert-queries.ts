import { ATTR_DEPLOYMENT_ENVIRONMENT_NAME, ATTR_ML_MODEL_NAME } from '@driftline/semconv'
import type { Names } from './names.ts'
import type { InstantQuery } from './query-spec.ts'
import { selectorOf, toMatcher } from './selector.ts'

/** Names of the queries about alerts. */
export const ALERT = { states: 'alerts', since: 'alerts-since' } as const

/** Series that Prometheus writes of its own rules; those Grafana evaluates have none. */
const ALERT_STATES = 'ALERTS'
const ALERT_STARTS = 'ALERTS_FOR_STATE'

/** Labels of an alert that are Prometheus' and the rules' own, not the contract's. */
export const ALERT_LABEL = {
  name: 'alertname',
  state: 'alertstate',
  severity: 'severity',
  kind: 'sli_kind',
  tier: 'burn_tier',
  managedBy: 'managed_by',
} as const

/** What an alert is that is not waiting any more. */
export const FIRING = 'firing'

/** What rules say they are managed by that Driftline made. */
export const MANAGED_BY = 'driftline'

/** Which model, and when. */
export interface AlertScope {
  readonly environment: string
  readonly model: string
  readonly timeMs: number
}

/** The alerts of a model that fire or wait to, and since when their condition holds; one without an environment is of all. */
export function alertQueries(names: Names, { environment, model, timeMs }: AlertScope): readonly InstantQuery[] {
  const whose = [
    toMatcher(names.label(ATTR_ML_MODEL_NAME), model),
    toMatcher(names.label(ATTR_DEPLOYMENT_ENVIRONMENT_NAME), [environment, '']),
  ]
  return [
    { kind: 'instant', name: ALERT.states, expr: selectorOf(ALERT_STATES, whose), timeMs },
    { kind: 'instant', name: ALERT.since, expr: selectorOf(ALERT_STARTS, whose), timeMs },
  ]
}

/** How many alerts of each model fire. */
export function firingCounts(names: Names): string {
  const [environment, model] = [ATTR_DEPLOYMENT_ENVIRONMENT_NAME, ATTR_ML_MODEL_NAME].map(names.label)
  const firing = selectorOf(ALERT_STATES, [
    toMatcher(ALERT_LABEL.state, FIRING),
    { label: model!, is: '!=', value: '' },
  ])
  return `count by (${environment}, ${model}) (${firing})`
}

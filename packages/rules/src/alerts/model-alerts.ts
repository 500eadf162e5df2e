import {
  METRIC_ML_DRIFT_SEVERITY,
  METRIC_ML_LABEL_COVERAGE,
  METRIC_ML_SLO_EVENTS,
  METRIC_ML_WINDOW_END,
  ML_DEPLOYMENT_ROLE_VALUE_LIVE,
  ML_REFERENCE_VALUE_BASELINE,
  ML_REFERENCE_VALUE_TRAINING,
  ML_SEGMENT_NAME_VALUE_ALL,
} from '@driftline/semconv'
import type { MonitorSpec } from '@driftline/spec'
import type { EnvironmentScope } from '../environment-scopes.ts'
import { environmentScopes } from '../environment-scopes.ts'
import { labelList, totalEvents } from '../expression/event-counts.ts'
import { LABEL, prometheusNameOf } from '../names.ts'
import { cadenceOf } from '../objective/cadence.ts'
import type { Objective } from '../objective/objective.ts'
import { matchersOf } from '../objective/sources.ts'
import { durationText } from '../promql/duration-text.ts'
import type { Matcher } from '../promql/selector.ts'
import { renderSelector } from '../promql/selector.ts'
import type { AlertRule } from '../rule.ts'
import type { AlertText } from '../text/alert-text.ts'
import { label, say, value } from '../text/alert-text.ts'
import type { Severity } from '../tiers/tier.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../tiers/tier.ts'
import { alertLabels } from './alert-labels.ts'
import { dashboardUrl, runbookUrl } from './links.ts'
import { ruleId } from './rule-id.ts'

/** Severity of drift from which it calls for action. */
const ACT_SEVERITY = 70
const WORST_FEATURES = 5
const STALE_AFTER_WINDOWS = 3
/** Below this share of known outcomes nothing is said of quality. */
const LEAST_COVERAGE = 0.5
const COVERAGE_COHORTS = 2

/** Alerts on a model as a whole, for each scope of environments. */
export function modelAlerts(spec: MonitorSpec, objectives: readonly Objective[]): readonly AlertRule[] {
  const counted = objectives.filter(({ by }) => by.includes(LABEL.slo) && by.includes(LABEL.environment))
  const scopes = environmentScopes(spec)
  return [
    ...(counted.length > 0 ? scopes.map(dataMissing) : []),
    ...(spec.slos.drift ? [...scopes.map(dataStale), ...scopes.map(driftAct)] : []),
    ...(counted.some(({ kind }) => kind === 'availability') ? [noTraffic({ spec, onlyInforms: false })] : []),
    ...(spec.slos.quality ? scopes.map(coverageLow) : []),
  ]
}

interface ModelAlert {
  readonly alert: string
  readonly title: string
  readonly severity: Severity
  readonly expr: string
  readonly lookBackMs: number
  readonly forMs: number
  readonly keepFiringForMs?: number
  readonly labels?: Readonly<Record<string, string>>
  readonly summary: AlertText
  readonly description: AlertText
}

function toRule({ spec, onlyInforms }: EnvironmentScope, own: ModelAlert): AlertRule {
  const { name } = spec.model
  return {
    kind: 'alert',
    alert: own.alert,
    id: ruleId([own.alert, name, ...(onlyInforms ? ['info'] : [])]),
    title: `${name}: ${own.title}${onlyInforms ? ' (informs)' : ''}`,
    condition: { kind: 'threshold', expr: own.expr, lookBackMs: own.lookBackMs },
    forMs: own.forMs,
    keepFiringForMs: own.keepFiringForMs ?? 0,
    severity: onlyInforms ? 'info' : own.severity,
    labels: { ...alertLabels(spec), ...own.labels },
    summary: own.summary,
    description: own.description,
    runbookUrl: runbookUrl(spec, own.alert, 'meaning'),
    dashboardUrl: dashboardUrl(spec, MODEL),
  }
}

const MODEL = [LABEL.environment, LABEL.model]
const PLACE = say`in ${label(LABEL.environment)}`

function dataMissing(model: EnvironmentScope): AlertRule {
  const { name } = model.spec.model
  const events = renderSelector(prometheusNameOf(METRIC_ML_SLO_EVENTS), matchersOfModel(model.spec))
  const present = (windowMs: number): string =>
    `group by ${labelList(MODEL)} (present_over_time(${events}[${durationText(windowMs)}]))`
  return toRule(model, {
    alert: 'ModelSLODataMissing',
    title: 'its objectives are not counted any more',
    severity: 'warning',
    expr: `${present(DAY_MS)} unless ${present(10 * MINUTE_MS)}`,
    lookBackMs: DAY_MS,
    forMs: 5 * MINUTE_MS,
    summary: say`The objectives of ${name} ${PLACE} are not counted any more: no alert on them can fire.`,
    description: say`Prometheus has had no ml_slo_events_total of this model for ten minutes, and had some within the last day.`,
  })
}

function dataStale(model: EnvironmentScope): AlertRule {
  const [primary] = model.spec.windows
  const { name } = model.spec.model
  const windowMs = cadenceOf(primary!)
  const end = renderSelector(prometheusNameOf(METRIC_ML_WINDOW_END), verdictMatchers(model.spec))
  const lateSeconds = (STALE_AFTER_WINDOWS * windowMs) / 1000
  return toRule(model, {
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

function noTraffic(model: EnvironmentScope): AlertRule {
  const { name } = model.spec.model
  const calls = renderSelector(prometheusNameOf(METRIC_ML_SLO_EVENTS), [
    ...matchersOfModel(model.spec),
    { label: LABEL.slo, is: '=', value: 'availability' },
  ])
  const yesterday = `sum by ${labelList(MODEL)} (increase(${calls}[1h] offset 1d)) > 0`
  return toRule(model, {
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

function coverageLow(model: EnvironmentScope): AlertRule {
  const { spec } = model
  const spanMs = COVERAGE_COHORTS * cadenceOf(spec.labels.cohort)
  const known = renderSelector(prometheusNameOf(METRIC_ML_LABEL_COVERAGE), [
    ...matchersOfModel(spec),
    { label: LABEL.role, is: '=', value: ML_DEPLOYMENT_ROLE_VALUE_LIVE },
  ])
  return toRule(model, {
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

function driftAct(model: EnvironmentScope): AlertRule {
  const { spec } = model
  const [primary] = spec.windows
  const windowMs = cadenceOf(primary!)
  const on = [...MODEL, LABEL.version, LABEL.window]
  const metric = prometheusNameOf(METRIC_ML_DRIFT_SEVERITY)
  const matchers: readonly Matcher[] = [
    ...verdictMatchers(spec),
    { label: LABEL.segment, is: '=', value: ML_SEGMENT_NAME_VALUE_ALL },
    ...headlineMatchers(spec),
  ]
  const end = renderSelector(prometheusNameOf(METRIC_ML_WINDOW_END), verdictMatchers(spec))
  const freshSeconds = (STALE_AFTER_WINDOWS * windowMs) / 1000
  const raised = `max by ${labelList([...MODEL, LABEL.feature])} (${renderSelector(metric, matchers)} >= ${ACT_SEVERITY} and on ${labelList(on)} time() - ${end} < ${freshSeconds})`
  return toRule(model, {
    alert: 'ModelDriftAct',
    title: 'features drift so far that someone must act',
    severity: 'warning',
    expr: `count by ${labelList(MODEL)} (${raised})`,
    lookBackMs: windowMs,
    forMs: 0,
    keepFiringForMs: Math.max(30 * MINUTE_MS, windowMs),
    labels: { sli_kind: 'drift', signal: 'cause' },
    summary: say`${value(0)} features of ${spec.model.name} ${PLACE} drift so far that someone must act.`,
    description: say`Judged over ${primary!.name}.${{ field: 'worst', count: WORST_FEATURES, metric, matchers }}`,
  })
}

function matchersOfModel(spec: MonitorSpec): readonly Matcher[] {
  return [{ label: LABEL.model, is: '=', value: spec.model.name }, ...matchersOf(spec)]
}

function verdictMatchers(spec: MonitorSpec): readonly Matcher[] {
  return [
    ...matchersOfModel(spec),
    { label: LABEL.role, is: '=', value: ML_DEPLOYMENT_ROLE_VALUE_LIVE },
    { label: LABEL.window, is: '=', value: spec.windows[0]!.name },
  ]
}

/** The first reference of the spec; where it is the profile, what is learned in its place too. */
function headlineMatchers({ references }: MonitorSpec): readonly Matcher[] {
  const [first] = references.order
  if (first === undefined || first === ML_REFERENCE_VALUE_TRAINING)
    return [
      { label: LABEL.reference, is: '=~', value: `${ML_REFERENCE_VALUE_TRAINING}|${ML_REFERENCE_VALUE_BASELINE}` },
    ]
  return [{ label: LABEL.reference, is: '=', value: referenceValue(first) }]
}

/** `previousVersion` of the spec is `previous_version` on the wire. */
function referenceValue(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

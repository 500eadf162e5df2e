import { durationText } from '../promql/duration-text.ts'
import type { AlertRule, Condition } from '../rule.ts'
import { escapeBraces } from '../text/render-template.ts'
import { grafanaTitle, grafanaUid } from './grafana-names.ts'
import type { GrafanaQuery } from './grafana-queries.ts'
import { GRAFANA_CONDITION, GRAFANA_VALUE, grafanaQueries } from './grafana-queries.ts'
import { grafanaBody, grafanaRuleHash } from './grafana-rule-hash.ts'
import { grafanaText } from './grafana-text.ts'
import { mapValues } from './map-values.ts'
import { HASH_ANNOTATION } from './rule-hash.ts'

/** Where rules go in Grafana. */
export interface GrafanaOptions {
  /** Identifier of the Prometheus or Mimir data source; left out, `prometheus`. */
  readonly datasourceUid?: string
  /** Title of the folder; left out, `Model health`. */
  readonly folder?: string
  /** Identifier of the folder; left out, `driftline`. */
  readonly folderUid?: string
}

export const GRAFANA_DEFAULTS: Required<GrafanaOptions> = {
  datasourceUid: 'prometheus',
  folder: 'Model health',
  folderUid: 'driftline',
}

/** Organisation of a Grafana that has only one. */
export const FIRST_ORGANISATION = 1

/** Evaluations a series may be missing before its alert ends. */
export const MISSING_SERIES_EVALUATIONS = 2

/** A rule as Grafana keeps it, whatever it is sent in. */
export interface GrafanaRule {
  readonly uid: string
  readonly title: string
  readonly condition: string
  readonly data: readonly GrafanaQuery[]
  readonly for: string
  readonly keepFiringFor: string
  readonly noDataState: 'KeepLast' | 'OK'
  readonly execErrState: 'KeepLast' | 'Error'
  readonly labels: Readonly<Record<string, string>>
  readonly annotations: Readonly<Record<string, string>>
}

/** @param intervalMs between evaluations of the rule's group. */
export function toGrafanaRule(rule: AlertRule, intervalMs: number, datasourceUid: string): GrafanaRule {
  const pages = rule.severity === 'critical'
  const told = {
    title: grafanaTitle(rule.title),
    condition: GRAFANA_CONDITION,
    data: grafanaQueries(rule.condition, datasourceUid),
    for: wholeEvaluations(rule.forMs, intervalMs),
    keepFiringFor: wholeEvaluations(rule.keepFiringForMs, intervalMs),
    // A filtered expression has no series while all is well: to keep the last state would never end its alert.
    noDataState: pages && saysThatAllIsWell(rule.condition) ? 'KeepLast' : 'OK',
    execErrState: pages ? 'KeepLast' : 'Error',
    labels: grafanaLabels(rule),
    annotations: grafanaAnnotations(rule, GRAFANA_VALUE),
  } as const
  const hash = grafanaRuleHash({ ...told, body: grafanaBody(told) })
  return { uid: grafanaUid(rule.id), ...told, annotations: { ...told.annotations, [HASH_ANNOTATION]: hash } }
}

function saysThatAllIsWell(condition: Condition): boolean {
  return condition.kind === 'burn' || condition.orZero !== undefined
}

/** Labels are templates too. */
export function grafanaLabels({ severity, labels }: AlertRule): Readonly<Record<string, string>> {
  return { severity, ...mapValues(labels, escapeBraces) }
}

/** @param valueRef query whose value the texts are about. */
export function grafanaAnnotations(
  { summary, description, runbookUrl, dashboardUrl }: AlertRule,
  valueRef: string,
): Readonly<Record<string, string>> {
  return {
    summary: grafanaText(summary, valueRef),
    description: grafanaText(description, valueRef),
    runbook_url: escapeBraces(runbookUrl),
    ...(dashboardUrl && { dashboard_url: grafanaText(dashboardUrl, valueRef) }),
  }
}

/** Grafana refuses what is no multiple of the interval; between two evaluations nothing could change anyway. */
function wholeEvaluations(durationMs: number, intervalMs: number): string {
  return durationText(Math.ceil(durationMs / intervalMs) * intervalMs)
}

import { durationText } from '../promql/duration-text.ts'
import type { AlertRule, Condition, RecordRule, RuleGroup } from '../rule.ts'
import { labelList } from '../expression/event-counts.ts'
import { escapeBraces } from '../text/render-template.ts'
import { mapValues } from './map-values.ts'
import { prometheusText } from './prometheus-text.ts'
import { toYaml } from './yaml-text.ts'

/** A rule file of Prometheus and Mimir. */
export interface PrometheusRuleFile {
  readonly groups: readonly PrometheusGroup[]
}

interface PrometheusGroup {
  readonly name: string
  readonly interval: string
  readonly rules: readonly PrometheusRule[]
}

/** A rule as Prometheus and Mimir read it. */
export type PrometheusRule =
  | {
      readonly alert: string
      readonly expr: string
      readonly for?: string
      readonly keep_firing_for?: string
      readonly labels: Readonly<Record<string, string>>
      readonly annotations: Readonly<Record<string, string>>
    }
  | { readonly record: string; readonly expr: string; readonly labels?: Readonly<Record<string, string>> }

/** Groups as a rule file that Prometheus 2.42 and later, and Mimir, load. */
export function toPrometheusFile(groups: readonly RuleGroup[]): PrometheusRuleFile {
  return {
    groups: groups.map(({ name, intervalMs, rules }) => ({
      name,
      interval: durationText(intervalMs),
      rules: rules.map((rule) => (rule.kind === 'alert' ? toAlert(rule) : toRecord(rule))),
    })),
  }
}

/** The same as YAML. */
export function renderPrometheus(groups: readonly RuleGroup[]): string {
  return toYaml(toPrometheusFile(groups))
}

function toAlert(rule: AlertRule): PrometheusRule {
  return {
    alert: rule.alert,
    expr: prometheusExpression(rule.condition),
    ...(rule.forMs > 0 && { for: durationText(rule.forMs) }),
    ...(rule.keepFiringForMs > 0 && { keep_firing_for: durationText(rule.keepFiringForMs) }),
    labels: { severity: rule.severity, ...mapValues(rule.labels, escapeBraces) },
    annotations: {
      summary: prometheusText(rule.summary),
      description: prometheusText(rule.description),
      runbook_url: escapeBraces(rule.runbookUrl),
      ...(rule.dashboardUrl && { dashboard_url: prometheusText(rule.dashboardUrl) }),
    },
  }
}

function toRecord({ record, expr, labels }: RecordRule): PrometheusRule {
  return { record, expr, ...(Object.keys(labels).length > 0 && { labels }) }
}

/** The long window first, so that the alert's value is its burn rate. */
export function prometheusExpression(condition: Condition): string {
  if (condition.kind === 'threshold') return condition.expr
  const { long, short, bad, factor, floor, guards } = condition
  const guarded = guards.map(({ joins, on, expr }) => ` ${joins} on ${labelList(on)} ${inParentheses(expr)}`)
  return `${long} > ${factor} and ${short} > ${factor} and ${bad} > ${floor}${guarded.join('')}`
}

/** One aggregation stands by itself; anything with an operator needs parentheses. */
function inParentheses(expr: string): string {
  return expr.startsWith('group by') ? expr : `(${expr})`
}

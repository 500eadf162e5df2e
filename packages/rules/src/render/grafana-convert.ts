import { alertsOnly } from '../alerts-only.ts'
import { durationText } from '../promql/duration-text.ts'
import type { AlertRule, RuleGroup } from '../rule.ts'
import { grafanaGroupName, grafanaUid } from './grafana-names.ts'
import type { GrafanaOptions } from './grafana-rule.ts'
import { GRAFANA_DEFAULTS, grafanaAnnotations, grafanaLabels } from './grafana-rule.ts'
import type { PrometheusRule, PrometheusRuleFile } from './prometheus.ts'
import { toPrometheusFile } from './prometheus.ts'
import type { HashedAlert } from './rule-hash.ts'
import { HASH_ANNOTATION, ruleHash } from './rule-hash.ts'
import { toYaml } from './yaml-text.ts'

/** Label by which Grafana gives a rule it converts an identity of ours instead of one made of its place. */
export const GRAFANA_UID_LABEL = '__grafana_alert_rule_uid__'
/** What Grafana calls the query it makes of an expression. */
const CONVERTED_VALUE = 'query'

/** A rule file that Grafana converts: by its import page, or by mimirtool. */
export interface GrafanaConvertFile extends PrometheusRuleFile {
  /** Title of the folder. */
  readonly namespace: string
}

/** Groups as Prometheus rules with Grafana's texts and identities. */
export function toGrafanaConvert(groups: readonly RuleGroup[], options: GrafanaOptions = {}): GrafanaConvertFile {
  const { folder } = { ...GRAFANA_DEFAULTS, ...options }
  return {
    namespace: folder,
    groups: alertsOnly(groups).map(({ name, intervalMs, rules }) => {
      const file = toPrometheusFile([{ name, intervalMs, rules }])
      const converted = file.groups.flatMap((group) => group.rules)
      return {
        name: grafanaGroupName(name),
        interval: durationText(intervalMs),
        rules: converted.map((rule, i) => toConverted(rule, rules[i]!)),
      }
    }),
  }
}

/** The same as YAML. */
export function renderGrafanaConvert(groups: readonly RuleGroup[], options?: GrafanaOptions): string {
  return toYaml(toGrafanaConvert(groups, options))
}

/** Grafana's `.Value` is a text and it has no `query`, so texts of Prometheus would break there. */
function toConverted(rule: PrometheusRule, alert: AlertRule): PrometheusRule {
  const [labels, annotations] = [grafanaLabels(alert), grafanaAnnotations(alert, CONVERTED_VALUE)]
  const hash = convertedHash({ alert: alert.alert, expr: rule.expr, forMs: alert.forMs, labels, annotations })
  return {
    ...rule,
    labels: { ...labels, [GRAFANA_UID_LABEL]: grafanaUid(alert.id) },
    annotations: { ...annotations, [HASH_ANNOTATION]: hash },
  }
}

/** As `ruleHash`, over what is left of a rule once Grafana has converted it. */
export function convertedHash(rule: Omit<HashedAlert, 'keepFiringForMs'>): string {
  return ruleHash({ ...rule, keepFiringForMs: 0 })
}

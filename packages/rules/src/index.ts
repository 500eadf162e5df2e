export type { ProcessorAlertOptions } from './alerts/processor-down.ts'
export { alertsOnly } from './alerts-only.ts'
export type { AlertGroup } from './alerts-only.ts'
export { buildRules } from './build-rules.ts'
export type { BuildRulesOptions } from './build-rules.ts'
export { processorRules } from './processor-rules.ts'
export { toObjectives } from './objective/to-objectives.ts'
export type { Objective } from './objective/objective.ts'
export type { SloKind } from './objective/slo-kind.ts'
export type { NotificationOptions } from './notify/notification-routes.ts'
export type { TicketHours } from './notify/ticket-hours.ts'
export { renderAlertmanager } from './render/alertmanager.ts'
export { renderGrafanaPolicies } from './render/grafana-policies.ts'
export { packRules } from './render/pack-rules.ts'
export { renderPrometheusOperator } from './render/prometheus-operator.ts'
export { renderGrafanaApi, toGrafanaApi } from './render/grafana-api.ts'
export type { GrafanaApiGroup, GrafanaApiRule } from './render/grafana-api.ts'
export { renderGrafanaConvert } from './render/grafana-convert.ts'
export { renderGrafanaFile } from './render/grafana-file.ts'
export type { GrafanaQuery } from './render/grafana-queries.ts'
export type { GrafanaOptions } from './render/grafana-rule.ts'
export { renderPrometheus } from './render/prometheus.ts'
export type {
  AlertRule,
  BurnCondition,
  Condition,
  Guard,
  RecordRule,
  RuleGroup,
  RuleSet,
  ThresholdCondition,
} from './rule.ts'
export type { FittedTiers, Severity, Tier } from './tiers/tier.ts'

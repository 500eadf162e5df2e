export { alertsOnly } from './alerts-only.ts'
export type { AlertGroup } from './alerts-only.ts'
export { buildRules } from './build-rules.ts'
export { toObjectives } from './objective/to-objectives.ts'
export type { Objective } from './objective/objective.ts'
export type { SloKind } from './objective/slo-kind.ts'
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

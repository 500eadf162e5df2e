export type { AlertGroup } from './alerts-only.ts'
export { alertsOnly } from './alerts-only.ts'
export { DRIFT_ACT_ALERT } from './alerts/drift-act.ts'
export type { ProcessorAlertOptions } from './alerts/processor-down.ts'
export { publishedRunbook } from './alerts/published-runbook.ts'
export type { AlertHolds, Episode, Evaluation } from './backtest/alert-episodes.ts'
export { alertEpisodes } from './backtest/alert-episodes.ts'
export type { FiredAlert } from './backtest/backtest-alert.ts'
export { backtestAlert } from './backtest/backtest-alert.ts'
export type { RangeGrid, RangeSeries } from './backtest/range-series.ts'
export { joinSeries, splitRange } from './backtest/range-series.ts'
export type { BuildRulesOptions } from './build-rules.ts'
export { buildRules } from './build-rules.ts'
export type { CheckedText, RuleIssue } from './check/check-rules.ts'
export { checkRules } from './check/check-rules.ts'
export type { CheckedRulesText } from './check/check-rules-text.ts'
export { checkRulesText, hasObjectives, NO_OBJECTIVES } from './check/check-rules-text.ts'
export type { DifferenceStatus, RuleDifference, RulesDiff } from './diff/diff-rules.ts'
export { diffRules } from './diff/diff-rules.ts'
export type { FieldChange } from './diff/field-changes.ts'
export type { InstalledRule, InstalledRules, ReadRules, RuleForm } from './diff/installed-rule.ts'
export { readGrafanaGroups } from './diff/read-grafana-groups.ts'
export { readRuleFile } from './diff/read-rule-file.ts'
export { readRulesApi } from './diff/read-rules-api.ts'
export type { WantedOptions } from './diff/wanted-rules.ts'
export type {
  ExplainOptions,
  LookBack,
  ObjectiveExplanation,
  RulesExplanation,
  TierExplanation,
} from './explain/explain-rules.ts'
export { explainRules } from './explain/explain-rules.ts'
export type { AlertCounts, FalseAlerts } from './explain/false-alerts.ts'
export type { Outage } from './explain/total-outage.ts'
export type { NotificationOptions } from './notify/notification-routes.ts'
export type { TicketHours } from './notify/ticket-hours.ts'
export type { Objective } from './objective/objective.ts'
export type { SloKind } from './objective/slo-kind.ts'
export { toObjectives } from './objective/to-objectives.ts'
export { processorRules } from './processor-rules.ts'
export { durationText } from './promql/duration-text.ts'
export { escapeRegex } from './promql/quote.ts'
export type { Matcher } from './promql/selector.ts'
export { renderSelector } from './promql/selector.ts'
export { renderAlertmanager } from './render/alertmanager.ts'
export type { GrafanaApiGroup, GrafanaApiRule } from './render/grafana-api.ts'
export { renderGrafanaApi, toGrafanaApi } from './render/grafana-api.ts'
export { renderGrafanaConvert } from './render/grafana-convert.ts'
export { renderGrafanaFile } from './render/grafana-file.ts'
export { renderGrafanaPolicies } from './render/grafana-policies.ts'
export type { GrafanaQuery } from './render/grafana-queries.ts'
export type { GrafanaOptions } from './render/grafana-rule.ts'
export { packRules } from './render/pack-rules.ts'
export { renderPrometheusOperator } from './render/prometheus-operator.ts'
export { renderPrometheus, prometheusExpression } from './render/prometheus.ts'
export type { RuleFile, RuleFileOptions, RuleTarget } from './render/rule-targets.ts'
export { processorFileName, RULE_TARGETS, ruleFile, ruleFileName } from './render/rule-targets.ts'
export { importOpenSlo } from './openslo/import-open-slo.ts'
export type { ImportedSlo, ImportNote, OpenSloImport } from './openslo/open-slo-import.ts'
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

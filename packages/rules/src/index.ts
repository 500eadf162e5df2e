export { alertEpisodes } from './backtest/alert-episodes.ts'
export type { AlertHolds, Episode, Evaluation } from './backtest/alert-episodes.ts'
export { backtestAlert } from './backtest/backtest-alert.ts'
export type { FiredAlert } from './backtest/backtest-alert.ts'
export { joinSeries, splitRange } from './backtest/range-series.ts'
export type { RangeGrid, RangeSeries } from './backtest/range-series.ts'
export { buildRules } from './build-rules.ts'
export { checkRules } from './check/check-rules.ts'
export type { CheckedText, RuleIssue } from './check/check-rules.ts'
export { diffRules } from './diff/diff-rules.ts'
export type { DifferenceStatus, RuleDifference, RulesDiff } from './diff/diff-rules.ts'
export type { FieldChange } from './diff/field-changes.ts'
export type { InstalledRule, ReadRules } from './diff/installed-rule.ts'
export { readRuleFile } from './diff/read-rule-file.ts'
export { readRulesApi } from './diff/read-rules-api.ts'
export { explainRules } from './explain/explain-rules.ts'
export type {
  ExplainOptions,
  LookBack,
  ObjectiveExplanation,
  RulesExplanation,
  TierExplanation,
} from './explain/explain-rules.ts'
export type { Outage } from './explain/total-outage.ts'
export { toObjectives } from './objective/to-objectives.ts'
export type { Objective } from './objective/objective.ts'
export type { SloKind } from './objective/slo-kind.ts'
export { importOpenSlo } from './openslo/import-open-slo.ts'
export type { ImportedSlo, ImportNote, OpenSloImport } from './openslo/open-slo-import.ts'
export { prometheusExpression, renderPrometheus } from './render/prometheus.ts'
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

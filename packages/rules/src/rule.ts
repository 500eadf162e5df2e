import type { DecimalText } from './decimal.ts'
import type { AlertText } from './text/alert-text.ts'
import type { Severity } from './tiers/tier.ts'

/** When an alert fires. */
export type Condition = BurnCondition | ThresholdCondition

/** The error budget burns too fast over two windows, with enough bad events to mean it. */
export interface BurnCondition {
  readonly kind: 'burn'
  /** Burn rate over the long and the short window. */
  readonly long: string
  readonly short: string
  readonly factor: DecimalText
  /** Bad events in the long window. */
  readonly bad: string
  /** They must be above it. */
  readonly floor: DecimalText
  /** What must hold beside it. */
  readonly guards: readonly Guard[]
  /** How far the queries look back, ms. */
  readonly lookBackMs: number
}

/** Something else than the burn rate that must be there, or must not. */
export interface Guard {
  readonly name: 'warm_up' | 'maintenance' | 'coverage' | 'symptom'
  /** `and`: fires only where the expression has a series; `unless`: only where it has none. */
  readonly joins: 'and' | 'unless'
  /** Labels on which it is matched. */
  readonly on: readonly string[]
  readonly expr: string
  /** The same as 1 where it has a series and 0 where not, with the labels of the burn rate. */
  readonly flag: string
}

/** A number is above a threshold. */
export interface ThresholdCondition {
  readonly kind: 'threshold'
  /** Series that fire, and the number they are about. */
  readonly expr: string
  /** The same with 0 for each series that does not fire, for Grafana: left out, one that is gone does not. */
  readonly orZero?: string
  readonly lookBackMs: number
}

/** A rule that tells someone. */
export interface AlertRule {
  readonly kind: 'alert'
  /** The alert's name in Prometheus. */
  readonly alert: string
  /** What makes it one of its kind: stays the same as long as the objective and the tier do. */
  readonly id: string
  /** The alert's name in Grafana. */
  readonly title: string
  readonly condition: Condition
  readonly forMs: number
  readonly keepFiringForMs: number
  readonly severity: Severity
  readonly labels: Readonly<Record<string, string>>
  readonly summary: AlertText
  readonly description: AlertText
  readonly runbookUrl: string
  readonly dashboardUrl: AlertText | undefined
}

/** A rule that writes a series for screens. */
export interface RecordRule {
  readonly kind: 'record'
  readonly record: string
  readonly expr: string
  readonly labels: Readonly<Record<string, string>>
}

/** Rules that are evaluated together. */
export interface RuleGroup {
  readonly name: string
  readonly intervalMs: number
  readonly rules: readonly (AlertRule | RecordRule)[]
}

/** All rules of a monitoring spec. */
export interface RuleSet {
  readonly model: string
  /** Labels beside those of the contract by which its objectives are kept apart. */
  readonly by: readonly string[]
  readonly groups: readonly RuleGroup[]
}

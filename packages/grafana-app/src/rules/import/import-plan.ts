import type { FieldChange, GrafanaApiRule, RuleSet } from '@driftline/rules'
import type { PlacedRule } from './placed-rule.ts'

/** Where rules are to go, and as whose. */
export interface ImportTarget {
  readonly folderUid: string
  readonly folderTitle: string
  readonly datasourceUid: string
  /** Whether the app keeps them: people cannot edit them then. */
  readonly isManaged: boolean
  /** Rules that this page made a moment ago: what they lack is no edit of a person. */
  readonly begun: ReadonlySet<string>
}

/** What an import would do with a rule. */
export type Decision =
  | { readonly kind: 'create' | 'unchanged' }
  /** As it was generated; the spec, the app or the chosen mode is another. */
  | { readonly kind: 'update'; readonly fields: readonly FieldChange[] }
  /** Not as it was generated: nothing is written unless somebody says so. */
  | { readonly kind: 'edited'; readonly why: EditedReason; readonly fields: readonly FieldChange[] }
  /** Cannot be written; somebody has to clear the way in Grafana. */
  | { readonly kind: 'conflict'; readonly why: ConflictReason; readonly other: PlacedRule }

/** `rule`: its content; `place`: its folder, group, interval or data source; `unknown`: no hash is left to tell. */
export type EditedReason = 'rule' | 'place' | 'unknown'

/** Somebody else's rule has our identity or title, or ours is kept by a file of the server or was converted. */
export type ConflictReason = 'uid' | 'title' | 'file' | 'converted'

/** A rule of the spec, and what is to be done with it. */
export interface PlannedRule {
  /** As it would be sent. */
  readonly wanted: GrafanaApiRule
  readonly decision: Decision
  readonly installed: PlacedRule | undefined
}

/** A group of the spec; Grafana takes it as a whole. */
export interface PlannedGroup {
  readonly title: string
  readonly folderUid: string
  readonly intervalSeconds: number
  readonly rules: readonly PlannedRule[]
  /** Every rule that stands in the group now, also those of others. */
  readonly standing: readonly PlacedRule[]
}

export interface ImportPlan {
  readonly groups: readonly PlannedGroup[]
  /** Generated once, and no longer part of the spec. */
  readonly surplus: readonly PlacedRule[]
}

/** What is the same for every rule of a plan. */
export interface PlanFacts {
  readonly rules: RuleSet
  readonly installed: readonly PlacedRule[]
  readonly target: ImportTarget
}

import { LABEL } from '../names.ts'
import { HASH_ANNOTATION } from '../render/rule-hash.ts'
import type { RuleSet } from '../rule.ts'
import { escapeBraces } from '../text/render-template.ts'
import type { FieldChange } from './field-changes.ts'
import { fieldChanges } from './field-changes.ts'
import type { InstalledRule, InstalledRules } from './installed-rule.ts'
import { matchRules } from './match-rules.ts'
import type { WantedOptions } from './wanted-rules.ts'
import { wantedRules } from './wanted-rules.ts'

/** How an installed rule and the one of the spec differ. */
export type DifferenceStatus =
  /** Not installed. */
  | 'missing'
  /** As it was generated, from another spec or by another version. */
  | 'outdated'
  /** Changed since it was generated. */
  | 'edited'
  /** Differs, and has no hash to tell why. */
  | 'changed'
  /** Generated once, and no longer part of the spec. */
  | 'surplus'
  /** Among the rules of the model, and never generated. */
  | 'foreign'

export interface RuleDifference {
  readonly status: DifferenceStatus
  readonly kind: 'alert' | 'record'
  readonly name: string
  readonly group: string
  /** Objective and tier, where it has them. */
  readonly about: string
  /** What would change where the rule is installed; empty where it is on one side only. */
  readonly fields: readonly FieldChange[]
}

export interface RulesDiff {
  readonly unchangedCount: number
  readonly differences: readonly RuleDifference[]
}

/** What would change where the rules of a spec replaced those that are installed; rules of others are left alone. */
export function diffRules(
  rules: RuleSet,
  { form, rules: installed }: InstalledRules,
  options?: WantedOptions,
): RulesDiff {
  const wanted = wantedRules(rules, form, options)
  const own = {
    model: rules.model,
    uids: new Set(wanted.map(({ uid }) => uid)),
    groups: new Set(wanted.map(({ group }) => group)),
  }
  const { pairs, missing, left } = matchRules(
    wanted,
    installed.filter((rule) => isOf(own, rule)),
  )
  const changed = pairs.map((pair) => ({ ...pair, fields: fieldChanges(pair.installed, pair.wanted) }))
  const differing = changed.filter(({ fields }) => fields.length > 0)
  return {
    unchangedCount: pairs.length - differing.length,
    differences: [
      ...missing.map((rule) => difference('missing', rule)),
      ...differing.map(({ installed: rule, fields }) => difference(statusOf(rule), rule, fields)),
      ...left.map((rule) => difference(isGenerated(rule) ? 'surplus' : 'foreign', rule)),
    ],
  }
}

/** What tells rules of a model from those of others. */
interface OwnRules {
  readonly model: string
  readonly uids: ReadonlySet<string | undefined>
  readonly groups: ReadonlySet<string>
}

/** Whether a rule is about the model, or stands among its rules and is about no other. */
function isOf({ model, uids, groups }: OwnRules, { uid, labels, group }: InstalledRule): boolean {
  if (uid !== undefined && uids.has(uid)) return true
  const own = labels[LABEL.model]
  if (own === undefined) return groups.has(group) || group.startsWith(`model-slo:${model}:`)
  return (own === model || own === escapeBraces(model)) && (isGenerated({ labels }) || group.startsWith('model-slo:'))
}

function isGenerated({ labels }: Pick<InstalledRule, 'labels'>): boolean {
  return labels['managed_by'] === 'driftline' || labels[LABEL.slo] !== undefined
}

function statusOf(rule: InstalledRule): DifferenceStatus {
  const hash = rule.annotations[HASH_ANNOTATION]
  if (rule.kind === 'record' || hash === undefined) return 'changed'
  return hash === rule.hash ? 'outdated' : 'edited'
}

function difference(
  status: DifferenceStatus,
  { kind, name, group, labels }: InstalledRule,
  fields: readonly FieldChange[] = [],
): RuleDifference {
  const about = [labels[LABEL.slo], labels['burn_tier']].filter((text) => text !== undefined).join(' ')
  return { status, kind, name, group, about, fields }
}

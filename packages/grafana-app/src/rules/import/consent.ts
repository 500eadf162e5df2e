import type { ImportPlan, PlannedGroup, PlannedRule } from './import-plan.ts'
import type { PlacedRule } from './placed-rule.ts'

/** What a person has said yes to, by the identities of rules. */
export interface Consent {
  /** Edited rules that may be overwritten. */
  readonly overwrite: ReadonlySet<string>
  /** Rules that may be deleted, because the spec has them no more. */
  readonly remove: ReadonlySet<string>
}

export const NO_CONSENT: Consent = { overwrite: new Set(), remove: new Set() }

/** Whether an import writes a rule. */
export function isWritten({ wanted, decision }: PlannedRule, { overwrite }: Consent): boolean {
  switch (decision.kind) {
    case 'create':
    case 'update':
      return true
    case 'edited':
      return overwrite.has(wanted.uid)
    case 'unchanged':
    case 'conflict':
      return false
  }
}

/** Groups of which an import writes anything. */
export function groupsToWrite({ groups }: ImportPlan, consent: Consent): readonly PlannedGroup[] {
  return groups.filter(({ rules }) => rules.some((rule) => isWritten(rule, consent)))
}

/** Rules that an import deletes. */
export function rulesToRemove({ surplus }: ImportPlan, { remove }: Consent): readonly PlacedRule[] {
  return surplus.filter(({ uid }) => remove.has(uid))
}

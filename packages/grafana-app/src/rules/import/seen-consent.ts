import type { Consent } from './consent.ts'
import type { ImportPlan } from './import-plan.ts'
import type { PlacedRule } from './placed-rule.ts'
import { ruleMark } from './same-rules.ts'

/** What somebody said yes to, by the rule's identity: the rule as they saw it. A yes is for no other. */
export type SeenConsent = ReadonlyMap<string, string>

/** Says yes to a rule as it is, or takes it back. */
export function toggleConsent(seen: SeenConsent, rule: PlacedRule, isYes: boolean): SeenConsent {
  const next = new Map(seen)
  if (isYes) next.set(rule.uid, ruleMark(rule))
  else next.delete(rule.uid)
  return next
}

/** What of it holds for a plan. */
export function consentFor({ groups, surplus }: ImportPlan, seen: SeenConsent): Consent {
  const isMeant = (rule: PlacedRule): boolean => seen.get(rule.uid) === ruleMark(rule)
  const installed = groups.flatMap(({ rules }) => rules.flatMap((rule) => rule.installed ?? []))
  return {
    overwrite: new Set(installed.filter(isMeant).map(({ uid }) => uid)),
    remove: new Set(surplus.filter(isMeant).map(({ uid }) => uid)),
  }
}

import type { RuleSet } from '@driftline/rules'
import { diffRules } from '@driftline/rules'
import type { PlacedRule } from './placed-rule.ts'

/** Rules that were generated for the model once and are not wanted any more. @param uids of those that are */
export function surplusRules(
  rules: RuleSet,
  installed: readonly PlacedRule[],
  uids: ReadonlySet<string>,
): readonly PlacedRule[] {
  const none = { ...rules, groups: [] }
  return installed
    .filter(({ uid }) => !uids.has(uid))
    .filter(({ form, rule }) =>
      diffRules(none, { form, rules: [rule] }).differences.some(({ status }) => status === 'surplus'),
    )
}

import type { AlertRule, RecordRule, RuleGroup } from './rule.ts'

/** Rules that tell someone and are evaluated together. */
export interface AlertGroup extends RuleGroup {
  readonly rules: readonly AlertRule[]
}

/** Groups without the series for screens, for a target that has no place for them. */
export function alertsOnly(groups: readonly RuleGroup[]): readonly AlertGroup[] {
  return groups
    .map(({ name, intervalMs, rules }) => ({ name, intervalMs, rules: rules.filter(isAlert) }))
    .filter(({ rules }) => rules.length > 0)
}

function isAlert(rule: AlertRule | RecordRule): rule is AlertRule {
  return rule.kind === 'alert'
}

import type { AlertRule, RuleSet } from '@driftline/rules'
import { alertsOnly } from '@driftline/rules'

/** An alert and how often it is evaluated. */
export interface TimedAlert {
  readonly rule: AlertRule
  /** Between evaluations, ms. */
  readonly intervalMs: number
}

/** Every alert of a set of rules, in its order. */
export function alertsOf({ groups }: RuleSet): readonly TimedAlert[] {
  return alertsOnly(groups).flatMap(({ rules, intervalMs }) => rules.map((rule) => ({ rule, intervalMs })))
}

import type { Scenario } from '../scenarios/scenario.ts'
import type { AlertRule } from '../src/rule.ts'

/** A rule with one of its numbers changed, and the scenario that must notice. */
export interface Mutant {
  /** Objective or alert, tier and number. */
  readonly name: string
  readonly scenario: Scenario
  /** Which alert of the scenario is changed; only this one is run. */
  readonly isOf: (rule: AlertRule) => boolean
  readonly change: (rule: AlertRule, evaluationMs: number) => AlertRule
}

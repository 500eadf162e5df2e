import type { MonitorSpec } from '@driftline/spec'
import type { RuleIssue, RuleSet } from '@driftline/rules'
import { buildRules, checkRulesText } from '@driftline/rules'

/** More than a spec of hundreds of features has; a larger file is most likely another one. */
export const SPEC_MAX_BYTES = 512 * 1024

/** Name that issues give the text. */
const FILE = 'spec'

/** What became of the text of a spec. */
export interface ReadSpec {
  readonly text: string
  /** In the order of the text. */
  readonly issues: readonly RuleIssue[]
  /** Absent where something keeps the rules from doing their work. */
  readonly built?: BuiltRules
}

/** A spec and its rules. */
export interface BuiltRules {
  readonly spec: MonitorSpec
  readonly rules: RuleSet
}

/** Reads, checks and builds; undefined where there is no text. */
export function readSpec(text: string): ReadSpec | undefined {
  if (text.trim() === '') return undefined
  const { issues, spec } = checkRulesText(text, FILE)
  const isGood = spec !== undefined && !issues.some(({ severity }) => severity === 'problem')
  return { text, issues, ...(isGood && { built: { spec, rules: buildRules(spec) } }) }
}

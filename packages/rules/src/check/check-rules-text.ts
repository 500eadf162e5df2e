import type { Issue, MonitorSpec } from '@driftline/spec'
import { locateIn, parseMonitorSpec } from '@driftline/spec'
import type { RuleIssue } from './check-rules.ts'
import { checkRules } from './check-rules.ts'

/** What to write where nothing is promised. */
export const NO_OBJECTIVES = {
  message: 'The spec has no objectives, so there is nothing to alert on.',
  hint: 'Add some, e.g. slos: {availability: 0.999, drift: 0.95}',
} as const

/** What was found in the text of a spec. */
export interface CheckedRulesText {
  /** In the order of the text. */
  readonly issues: readonly RuleIssue[]
  /** Absent where the spec itself cannot be read. */
  readonly spec?: MonitorSpec
}

/** Whether a spec promises anything. */
export function hasObjectives({ slos }: MonitorSpec): boolean {
  return Object.keys(slos).length > 0
}

/**
 * Everything that keeps a text from becoming rules that do their work; never throws.
 *
 * @param file name the issues give the text.
 */
export function checkRulesText(text: string, file: string): CheckedRulesText {
  const checked = parseMonitorSpec(text, { file })
  if (!checked.ok) return { issues: checked.issues.map(toProblem) }
  const spec = checked.value
  const locate = locateIn(text)
  if (hasObjectives(spec)) return { spec, issues: checkRules(spec, { file, locate }) }
  return { spec, issues: [toProblem({ file, path: 'slos', ...locate(['slos'], 'key'), ...NO_OBJECTIVES })] }
}

function toProblem(issue: Issue): RuleIssue {
  return Object.assign({}, issue, { severity: 'problem' } as const)
}

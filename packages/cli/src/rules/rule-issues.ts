import type { RuleIssue } from '@driftline/rules'
import { renderIssue } from '@driftline/spec'

/** Whether a rule cannot do its work. */
export function isProblem({ severity }: RuleIssue): boolean {
  return severity === 'problem'
}

/** An issue with its place in the text; a warning says that it is one. */
export function renderRuleIssue(issue: RuleIssue, text: string): string {
  return renderIssue(isProblem(issue) ? issue : { ...issue, message: `warning: ${issue.message}` }, text)
}

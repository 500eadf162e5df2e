import type { GridQuery } from '../../queries/query-spec.ts'
import { gridQuery } from '../../queries/query-spec.ts'
import type { RuleSet } from '@driftline/rules'
import type { PreviewSpan } from './preview-plan.ts'
import { previewPlan } from './preview-plan.ts'

/** The condition of each alert over a time, to be looked at elsewhere. */
export function previewQueries(rules: RuleSet, span: PreviewSpan): readonly GridQuery[] {
  return previewPlan(rules, span).map(({ rule, expr, grid }) => gridQuery({ name: rule.title, expr, ...grid }))
}

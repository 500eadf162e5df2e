import type { PlannedRule } from '../../../rules/import/import-plan.ts'
import { rulesText } from '../../../rules/import/plan-words.ts'
import { RuleName } from './RuleName.tsx'

interface FoldedRulesProps {
  readonly title: string
  readonly rules: readonly PlannedRule[]
  readonly isOpen: boolean
}

/** Rules about which there is nothing to decide. */
export function FoldedRules({ title, rules, isOpen }: FoldedRulesProps) {
  if (rules.length === 0) return null
  return (
    <details open={isOpen}>
      <summary>
        {title}: {rulesText(rules.length)}
      </summary>
      <ul aria-label={title}>
        {rules.map(({ wanted, installed }) => (
          <li key={wanted.uid}>
            <RuleName title={wanted.title} link={installed?.uid} />
          </li>
        ))}
      </ul>
    </details>
  )
}

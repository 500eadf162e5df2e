import { Checkbox } from '@grafana/ui'
import { decisionWords } from '../../../rules/import/decision-words.ts'
import type { PlannedRule } from '../../../rules/import/import-plan.ts'
import { FieldChanges } from '../FieldChanges.tsx'
import type { ConsentProps } from './consent-props.ts'
import { RuleName } from './RuleName.tsx'

interface DecidedRulesProps extends ConsentProps {
  readonly title: string
  readonly rules: readonly PlannedRule[]
  /** Whether the differences stand open. */
  readonly isOpen?: boolean
}

/** Rules that are not as wanted: why, what would change, and whether an edit may be overwritten. */
export function DecidedRules({ title, rules, isOpen = false, consent, isDisabled, onConsent }: DecidedRulesProps) {
  if (rules.length === 0) return null
  return (
    <section aria-label={title}>
      <h4>{title}</h4>
      <ul>
        {rules.map(({ wanted, decision, installed }) => (
          <li key={wanted.uid}>
            <RuleName title={wanted.title} link={decision.kind === 'conflict' ? decision.other.uid : installed?.uid} />
            {decisionWords(decision) !== '' && <p>{decisionWords(decision)}</p>}
            {'fields' in decision && (
              <details open={isOpen}>
                <summary>What would change</summary>
                <FieldChanges fields={decision.fields} sides={['In Grafana now', 'After the import']} />
              </details>
            )}
            {decision.kind === 'edited' && installed && (
              <Checkbox
                label={`Overwrite ${wanted.title}`}
                value={consent.overwrite.has(wanted.uid)}
                disabled={isDisabled}
                onChange={({ currentTarget }) => onConsent(installed, currentTarget.checked)}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

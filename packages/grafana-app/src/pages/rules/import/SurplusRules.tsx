import { Checkbox } from '@grafana/ui'
import type { PlacedRule } from '../../../rules/import/placed-rule.ts'
import type { ConsentProps } from './consent-props.ts'
import { RuleName } from './RuleName.tsx'

interface SurplusRulesProps extends ConsentProps {
  readonly rules: readonly PlacedRule[]
}

/** Rules that the spec has no more, each with the question whether it may go. */
export function SurplusRules({ rules, consent, isDisabled, onConsent }: SurplusRulesProps) {
  if (rules.length === 0) return null
  const title = 'In Grafana, but no more in the spec: kept, unless you say otherwise'
  return (
    <section aria-label={title}>
      <h4>{title}</h4>
      <ul>
        {rules.map((rule) => (
          <li key={rule.uid}>
            <RuleName title={rule.rule.name} link={rule.uid} />
            <div>
              <Checkbox
                label={`Delete ${rule.rule.name}`}
                value={consent.remove.has(rule.uid)}
                disabled={isDisabled}
                onChange={({ currentTarget }) => onConsent(rule, currentTarget.checked)}
              />
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

import type { Consent } from '../../../rules/import/consent.ts'
import type { PlacedRule } from '../../../rules/import/placed-rule.ts'

/** What a list of rules needs to ask somebody for a yes. */
export interface ConsentProps {
  readonly consent: Consent
  readonly isDisabled: boolean
  readonly onConsent: (rule: PlacedRule, isYes: boolean) => void
}

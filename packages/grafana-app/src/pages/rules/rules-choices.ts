/** What a person chose on the page, as the address has it; empty where nothing was chosen. */
export interface RulesChoices {
  readonly model: string
  readonly environment: string
  /** Where the spec comes from: empty for a text, `form` for one objective that is chosen. */
  readonly spec: string
  /** What one objective is about. */
  readonly kind: string
  /** Share of events that must be good, percent as it is written. */
  readonly target: string
  /** Bound of `latency` and `freshness`, e.g. `120ms`. */
  readonly below: string
  /** Span of time the error budget is for. */
  readonly period: string
  /** Name of the window length that verdicts are of. */
  readonly window: string
  /** Calls an hour that alerts by chance are reckoned with. */
  readonly rate: string
}

/** Word in the address for one objective that is chosen. */
export const FORM = 'form'

export const NO_RULES_CHOICES: RulesChoices = {
  model: '',
  environment: '',
  spec: '',
  kind: '',
  target: '',
  below: '',
  period: '',
  window: '',
  rate: '',
}

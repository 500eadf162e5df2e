/** What a person chose on a page, as the address has it; empty where nothing was chosen. */
export interface Choices {
  readonly version: string
  readonly role: string
  /** Name of the window length. */
  readonly window: string
  /** How a distribution is drawn: empty bin by bin, `cumulative` summed up. */
  readonly shape: string
  /** Name of a dimension of segments. */
  readonly dimension: string
  /** Values of the dimension, as `joinNames` writes them. */
  readonly segment: string
  /** What segments are laid over: empty everyone, `rest` everyone else, `reference` their own. */
  readonly beside: string
}

export const NO_CHOICES: Choices = {
  version: '',
  role: '',
  window: '',
  shape: '',
  dimension: '',
  segment: '',
  beside: '',
}

/** Word in the address for a distribution that is summed up. */
export const CUMULATIVE = 'cumulative'

/** What became of one data point. */
export type Disposition =
  /** Counted. */
  | 'accepted'
  /** Of a metric that carries no distribution; not for us. */
  | 'ignored'
  /** Known already: an equal or later point of its stream and pane was accepted. */
  | 'duplicate'
  | Refusal

/** Why a point will never be counted. */
export type Refusal =
  | 'unknown_model'
  | 'unknown_role'
  | 'unsupported'
  | 'invalid'
  | 'decreased'
  | 'late'
  | 'future'
  | 'environments'
  | 'overflow'
  | 'no_edge'

/** Each refusal in words that follow "12 points …". */
export const REFUSALS: Readonly<Record<Refusal, string>> = {
  unknown_model: 'are of a model without a spec here',
  unknown_role: 'have a role that is none of those there are',
  unsupported: 'have a type that their metric does not allow',
  invalid: 'have a value that no counter can have',
  decreased: 'are lower than an earlier point of their stream that has the same start time',
  late: 'came after their window had closed',
  future: 'have a time in the future; check the clock of the sender',
  environments: 'are of one environment too many',
  overflow: 'belong to streams beyond the limit',
  no_edge: 'came without a bucket edge at the bound of an objective',
}

/** Whether a point will never be counted. */
export function isRefusal(disposition: Disposition): disposition is Refusal {
  return Object.hasOwn(REFUSALS, disposition)
}

import { toCountText } from '@driftline/view'
import { fitText } from './terminal-text.ts'

/** Why no verdict speaks of something. */
export type NotJudgedReason =
  | 'not_in_spec'
  | 'no_reference_values'
  | 'constant'
  | 'identifier'
  | 'time'
  | 'free_text'
  | 'not_in_profile'
  | 'no_verdict'
  | 'no_column'
  | 'beyond_limit'
  | 'below_minimum'
  | 'no_timestamp'
  | 'not_a_time'

/** The words for a count of what has a reason; told in this order. */
const REASONS: Readonly<Record<NotJudgedReason, (count: number) => string>> = {
  not_in_spec: (count) => `${toCountText(count, 'column')} that the spec does not name`,
  no_reference_values: (count) => `${toCountText(count, 'column')} without a value in the reference`,
  constant: (count) => `${toCountText(count, 'column')} left out, of one and the same value in both`,
  identifier: (count) => `${toCountText(count, 'column')} left out, of identifiers`,
  time: (count) => `${toCountText(count, 'column')} left out, of times`,
  free_text: (count) => `${toCountText(count, 'column')} left out, of free text`,
  not_in_profile: (count) => `${toCountText(count, 'feature')} that the profile does not have`,
  no_verdict: (count) => `${toCountText(count, 'feature')} without a verdict in any window`,
  no_column: (count) => `${toCountText(count, 'segment dimension')} without a column`,
  beyond_limit: (count) => `${toCountText(count, 'segment value')} counted together as other`,
  below_minimum: (count) =>
    `${toCountText(count, 'segment dimension')} of which some windows withhold segments, with fewer rows than "privacy.minimumCount"`,
  no_timestamp: (count) =>
    `${toCountText(count, 'timestamp column')} that the file does not have, so ages are not known`,
  not_a_time: (count) =>
    `${toCountText(count, 'timestamp column')} with cells that are no times, so some ages are not known`,
}

/** Something of the input that no verdict speaks of. */
export interface NotJudged {
  readonly kind: 'column' | 'feature' | 'segment'
  /** Of the column, feature or segment dimension; `dimension=value` for a segment value. */
  readonly name: string
  readonly reason: NotJudgedReason
}

/** The reasons there are. */
export function isNotJudgedReason(value: unknown): value is NotJudgedReason {
  return typeof value === 'string' && Object.hasOwn(REASONS, value)
}

/** In the order in which they are told: by reason, then by name. */
export function sortNotJudged(items: readonly NotJudged[]): readonly NotJudged[] {
  const order = Object.keys(REASONS)
  return items.toSorted(
    (a, b) => order.indexOf(a.reason) - order.indexOf(b.reason) || (a.name < b.name ? -1 : Number(a.name > b.name)),
  )
}

/**
 * One clause per reason: how many, and their names.
 *
 * @param shownNames most names of a clause; the others are counted.
 */
export function notJudgedClauses(items: readonly NotJudged[], shownNames: number): readonly string[] {
  const sorted = sortNotJudged(items)
  return [...new Set(sorted.map(({ reason }) => reason))].map((reason) => {
    const ofReason = sorted.filter((item) => item.reason === reason)
    const shown = ofReason.slice(0, shownNames).map(({ name }) => name)
    const rest = ofReason.length - shown.length
    const more = rest > 0 ? ` and ${rest.toLocaleString('en-US')} more` : ''
    return `${REASONS[reason](ofReason.length)}: ${shown.join(', ')}${more}`
  })
}

const SHOWN_NAMES = 10

/** What is not judged as lines for a terminal; nothing where there is nothing to say. */
export function renderNotJudged(items: readonly NotJudged[]): string {
  if (items.length === 0) return ''
  const clauses = notJudgedClauses(items, SHOWN_NAMES).map((clause) => `  ${fitText(clause)}\n`)
  return `Not judged:\n${clauses.join('')}`
}

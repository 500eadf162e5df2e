import type { AcceptedDrift } from '../acceptance/acceptance.ts'
import { inertText } from '../words/name-text.ts'
import { dayText } from './day-text.ts'

/** Characters of a reason in a sentence. */
const MOST_REASON = 200

/** Who accepted what is accepted, why and for how long; without a full stop. */
export function acceptedText(accepted: AcceptedDrift | undefined, timezone: string): string {
  if (accepted?.id === undefined) return `expected by the spec${reasonText(accepted)}`
  const { by, sinceMs, untilMs } = accepted
  const until = untilMs === null ? '' : `, until ${dayText(untilMs, timezone)}`
  return `accepted by ${inertText(by)} on ${dayText(sinceMs, timezone)}${reasonText(accepted)}${until}`
}

/** That something is raised although something else has been accepted; without a full stop. */
export function notCoveredText(accepted: AcceptedDrift, timezone: string): string {
  if (accepted.id === undefined) return `more than the spec expects${reasonText(accepted)}`
  return `not covered by what ${inertText(accepted.by)} accepted on ${dayText(accepted.sinceMs, timezone)}${reasonText(accepted)}`
}

function reasonText(accepted: AcceptedDrift | undefined): string {
  return accepted?.reason === undefined ? '' : ` (${inertText(accepted.reason, MOST_REASON)})`
}

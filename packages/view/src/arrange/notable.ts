import { INVESTIGATE_SEVERITY } from '@driftline/health'

import type { ShownVerdict } from '../verdict/shown-verdict.ts'

/** A row's verdict now and at worst. */
export interface NowAndWorst<V = Pick<ShownVerdict, 'state' | 'severity'>> {
  readonly latest: V
  readonly worst: V
}

/** Whether a feature is shown before a reader asks for the quiet ones: it is not ok, or was raised in some window. */
export function isNotable({ latest, worst }: NowAndWorst): boolean {
  return latest.state !== 'ok' || worst.severity >= INVESTIGATE_SEVERITY
}

/** The same of a feature in a segment, where thin windows and learning are the rule. */
export function isNotableInSegment({ latest, worst }: NowAndWorst): boolean {
  return worst.severity >= INVESTIGATE_SEVERITY || ['suspected', 'recovering', 'accepted'].includes(latest.state)
}

/** How much less severe a feature must be now for its worst window to be told beside. */
const WORTH_TELLING = 5

/** Whether a feature's worst window is told beside the latest: it was raised, and clearly more severe. */
export function wasClearlyWorse({ latest, worst }: NowAndWorst<Pick<ShownVerdict, 'severity'>>): boolean {
  return worst.severity >= INVESTIGATE_SEVERITY && worst.severity > latest.severity + WORTH_TELLING
}

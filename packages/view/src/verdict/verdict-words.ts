import { INVESTIGATE_SEVERITY } from '@driftline/health'

import { stateText } from '../state/drift-states.ts'
import { toNumberText, toPercentText, toSeverityText } from '../text/number-text.ts'
import type { TimeLabels } from '../time/time-labels.ts'
import { nextLook } from './next-look.ts'
import type { ShownVerdict } from './shown-verdict.ts'

/** A verdict's state in words, with what a colour would leave out: `act, not renewed`, `learning 40 %`. */
export function stateWords({
  state,
  notRenewed,
  learning,
}: Pick<ShownVerdict, 'state' | 'notRenewed' | 'learning'>): string {
  const share =
    state === 'learning' && learning !== undefined ? ` ${toPercentText(Math.floor(learning * 100) / 100)}` : ''
  return `${stateText[state]}${share}${notRenewed ? ', not renewed' : ''}`
}

/** Severity as a figure, and that of the window alone where looking back made it another. */
export function severityWords({ severity, windowSeverity }: Pick<ShownVerdict, 'severity' | 'windowSeverity'>): string {
  const isOther = windowSeverity !== undefined && toSeverityText(windowSeverity) !== toSeverityText(severity)
  return `severity ${toSeverityText(severity)}${isOther ? ` (this window alone ${toSeverityText(windowSeverity)})` : ''}`
}

/** The smallest shift the window would have shown; nothing where it is not known. Rounded up: it promises. */
export function detectableWords({ detectable }: Pick<ShownVerdict, 'detectable'>): string | undefined {
  if (detectable === null || detectable === undefined) return undefined
  const shown = detectable < 0.01 ? detectable : Math.ceil(detectable * 100) / 100
  return `would show ${detectable > 1 ? 'only ' : ''}PSI ≥ ${toNumberText(shown)}`
}

/** Who accepted it, until when and why. @param toText an ISO 8601 time in words. */
export function acceptedWords(
  { accepted }: Pick<ShownVerdict, 'accepted'>,
  toText: (time: string) => string,
): string | undefined {
  if (accepted === undefined) return undefined
  const until = accepted.until === null ? 'until revoked' : `until ${toText(accepted.until)}`
  const by = accepted.by === 'spec' ? 'expected in the spec' : `accepted by ${accepted.by}`
  return `${by}, ${until}${accepted.reason === undefined ? '' : `: ${accepted.reason}`}`
}

/** What other references say of the same window, a word each: `seasonal ok, rolling learning`. */
export function besideWords(beside: readonly ShownVerdict[]): string | undefined {
  if (beside.length === 0) return undefined
  return `beside ${beside.map((line) => `${line.reference}: ${stateWords(line)}`).join('; ')}`
}

/** Rows of the reference that the distribution was compared with; undefined where the line does not say. */
export function referenceRows({ kinds }: Pick<ShownVerdict, 'kinds'>): number | undefined {
  const basis = kinds?.find(({ kind }) => kind === 'distribution')?.basis
  return basis?.of === 'cells' ? basis.reference.reduce((sum, rows) => sum + rows, 0) : undefined
}

/** What stands in small below a verdict's sentence. */
export function verdictNotes(
  line: ShownVerdict,
  labels: TimeLabels,
  beside: readonly ShownVerdict[],
): readonly string[] {
  const next = nextLook(line)
  const details = (line.details ?? []).map(
    ({ feature, problem, share }) => `${feature} ${PROBLEMS[problem]} in ${toPercentText(share)} of rows`,
  )
  return [
    next === '' ? undefined : `Look next: ${next}`,
    details.length === 0 ? undefined : `not as declared: ${listed(details)}`,
    acceptedWords(line, labels.toLabel),
    windowAloneWords(line),
    detectableWords(line),
    besideWords(beside),
  ].flatMap((note) => (note === undefined ? [] : [note.charAt(0).toUpperCase() + note.slice(1)]))
}

function windowAloneWords({ severity, windowSeverity = 0, accepted }: ShownVerdict): string | undefined {
  if (severity >= INVESTIGATE_SEVERITY || windowSeverity < INVESTIGATE_SEVERITY || accepted !== undefined)
    return undefined
  return `this window alone: severity ${toSeverityText(windowSeverity)}`
}

const PROBLEMS = { absent: 'absent', type: 'of another type', undeclared: 'undeclared' } as const
const MAX_DETAILS = 10

function listed(details: readonly string[]): string {
  const rest = details.length - MAX_DETAILS
  return `${details.slice(0, MAX_DETAILS).join(', ')}${rest > 0 ? `, and ${rest} more` : ''}`
}

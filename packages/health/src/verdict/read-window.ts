import type { MlDriftReason } from '@driftline/semconv'
import type { Evidence } from '../evidence/evidence.ts'
import type { NotJudged, WindowEvidence } from '../evidence/judge-window.ts'
import { INVESTIGATE_SEVERITY } from '../evidence/severity.ts'

/** Rows below which a window is not judged. */
export const MINIMUM_ROWS = 30

/** PSI that a window must be able to show: one that would hide a larger shift says nothing by being quiet. */
const LARGEST_DETECTABLE = 1

/** What a window says before looking back. */
export interface WindowReading {
  /** What counts, strongest first; nothing where the window is not judged. */
  readonly evidence: readonly Evidence[]
  /** Of the strongest kind, 0..100. */
  readonly severity: number
  /** Why the window as a whole cannot tell. */
  readonly silence?: Silence
}

/** Why a window cannot tell. */
export type Silence = Incomparable | Extract<MlDriftReason, 'thin' | 'scatter' | 'disjoint'>

type Incomparable = Exclude<NotJudged, 'calendar'>

/** Reads a window: whatever shows in enough rows, at least 30, counts, and only what shows nothing can be silent. */
export function readWindow(window: WindowEvidence): WindowReading {
  const { notJudged } = window
  if (notJudged === 'failed' || notJudged === 'edges_renewed') return { evidence: [], severity: 0, silence: notJudged }
  if (window.rows < (window.minimumRows ?? MINIMUM_ROWS)) return { evidence: [], severity: 0, silence: 'thin' }
  const { evidence } = window
  const severity = evidence[0]?.severity ?? 0
  const silence = severity >= INVESTIGATE_SEVERITY ? undefined : silenceOf(window)
  return { evidence, severity, ...(silence && { silence }) }
}

/** Whether more rows would make the window tell. */
export function saysTooLittle({ silence }: WindowReading): boolean {
  return silence === 'thin' || silence === 'scatter'
}

/** Where new categories are no surprise either, a window that has nothing else cannot tell. */
function silenceOf(window: WindowEvidence): Silence | undefined {
  const reason = incomparableReason(window)
  if (reason) return reason
  if ((detectableShift(window) ?? 0) > LARGEST_DETECTABLE) return 'scatter'
  return window.disjoint && 'disjoint'
}

/** Why a window could not be put beside its reference, if it could not. */
export function incomparableReason({ notJudged }: WindowEvidence): Incomparable | undefined {
  return notJudged === 'calendar' ? undefined : notJudged
}

/** Smallest shift of the distribution, as PSI, that would have shown; undefined where it is not known. */
export function detectableShift({ evidence }: WindowEvidence): number | undefined {
  return evidence.find(({ kind }) => kind === 'distribution')?.detectable ?? undefined
}

import type { SchemaProblem } from '../evidence/schema.ts'
import type { EvidenceBasis } from '../evidence/evidence-basis.ts'
import type { EvidenceKind } from '../evidence/severity.ts'
import type { SegmentContribution } from '../segments/segment-contributions.ts'
import type { MlDeploymentRole, MlDriftReason, MlDriftState } from '@driftline/semconv'
import type { WindowStatistics } from '../evidence/window-statistics.ts'
import type { Persistence } from './feature-verdict.ts'

/** One verdict as it leaves Driftline: one closed window of a version in a role, segment, feature and reference. */
export interface VerdictLine {
  readonly model: string
  readonly version: string
  readonly role: MlDeploymentRole
  /** ISO 8601, UTC; of merged windows the start of the first. */
  readonly start: string
  readonly end: string
  readonly window: string
  /** Some rows of the window are known to be absent or in doubt; the window's summary says why. */
  readonly partial: boolean
  readonly segment: { readonly name: string; readonly value: string }
  readonly feature: string
  readonly reference: string
  /** The one verdict of the feature that counts: of the first reference past learning. */
  readonly headline?: true
  /** Rows of the window, whatever they held. */
  readonly count: number
  readonly state: MlDriftState
  /** Why, where the state alone does not say so. */
  readonly reason?: MlDriftReason
  /** How far the reference has been learned, 0..1; while it is. */
  readonly learning?: number
  /** 0..100; ok < 40 ≤ investigate < 70 ≤ act; accepted drift is 0. */
  readonly severity: number
  /** Severity of this window alone, before looking back; 0 where it was not judged. */
  readonly windowSeverity: number
  /** The window cannot tell: state and severity are those of the last one that could. */
  readonly notRenewed?: true
  /** Who accepted it, while it is accepted. */
  readonly accepted?: AcceptedLine
  /** What looking back made of this window; left out where it was not judged. */
  readonly persistence?: Persistence
  /** Leading kind; null when not raised. */
  readonly kind: EvidenceKind | null
  readonly lowerBound: number
  /** Smallest shift of the distribution, as PSI, that would have reached 40; null: not known. */
  readonly detectable: number | null
  /** All that this window shows, strongest first; nothing where it was not judged. */
  readonly kinds: readonly KindLine[]
  /** Start of the first window that showed it, until it has closed; null when nothing is open. */
  readonly since: string | null
  readonly sentence: string
  /** Of a raised shift of everyone: the segments it comes from, strongest first, at most five. */
  readonly contributions?: readonly SegmentContribution[]
  /** Of the model as a whole: the fields that are not as the spec declares them. */
  readonly details?: readonly SchemaProblem[]
  readonly statistics: WindowStatistics
  /**
   * How many segments of each dimension are withheld in this window, because they have fewer rows than
   * `privacy.minimumCount` or the rows of one that has could be reckoned from theirs. On one line of everyone; left out
   * where there are none.
   */
  readonly withheld?: Readonly<Record<string, number>>
}

/** A verdict whose sentence waits for what the other references say. */
export type UntoldLine = Omit<VerdictLine, 'sentence'>

/** Who accepted the drift of a verdict, and why. */
export interface AcceptedLine {
  /** To revoke it by; left out for what the spec expects. */
  readonly id?: string
  /** A person, or `spec`. */
  readonly by: string
  readonly reason?: string
  /** When it was accepted, or from when on the spec expects it. */
  readonly since: string
  /** Windows that begin then or later are judged again; null: until it is revoked. */
  readonly until: string | null
}

/** One kind of evidence of one window, before looking back. */
export interface KindLine {
  readonly kind: EvidenceKind
  /** PSI, the increase of a rate, or what else the kind is measured in. */
  readonly effect: number
  readonly lowerBound: number
  readonly severity: number
  /** Smallest effect of this kind that would have reached 40; null: not known. */
  readonly detectable: number | null
  /** The counts all this is computed from. */
  readonly basis?: EvidenceBasis
}

/** ISO 8601 without milliseconds where they are zero. */
export function isoTime(timeMs: number): string {
  const known = isoTimes.get(timeMs)
  if (known !== undefined) return known
  if (isoTimes.size >= REMEMBERED_TIMES) isoTimes.clear()
  const text = new Date(timeMs).toISOString().replace('.000Z', 'Z')
  isoTimes.set(timeMs, text)
  return text
}

/** All lines of a window tell the same times. */
const REMEMBERED_TIMES = 1000
const isoTimes = new Map<number, string>()

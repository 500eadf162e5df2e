import type { MlDriftReason, MlDriftState } from '@driftline/semconv'
import type { AcceptedDrift } from '../acceptance/acceptance.ts'
import type { EvidenceKind } from '../evidence/severity.ts'

/** State of one feature in one window. */
export type DriftState = MlDriftState

/** The verdict of one window after looking back. */
export interface FeatureVerdict {
  readonly state: DriftState
  /** Why, where the state alone does not say so. */
  readonly reason?: MlDriftReason
  /** What counts after looking back, 0..100; ok < 40 ≤ investigate < 70 ≤ act; accepted is 0. */
  readonly severity: number
  /** Of this window alone, 0..100; 0 where it was not judged. */
  readonly windowSeverity: number
  /** Leading kind where raised or accepted. */
  readonly kind: EvidenceKind | null
  readonly lowerBound: number
  readonly effect: number
  /** Start of the first window of a series that is open, or that ends with this window as `blind`. */
  readonly sinceMs: number | null
  /** The window cannot tell: state and severity are those of the last one that could. */
  readonly notRenewed?: true
  /** Where accepted: by whom. */
  readonly accepted?: AcceptedDrift
  /** Where raised although something is accepted: what does not cover it. */
  readonly notCovered?: AcceptedDrift
}

/** A window beside those before it. */
export interface Persistence {
  /** Severity of this window alone that was looked back from, 0..100. */
  readonly severity: number
  /** Of the windows before that could tell, latest first, at most two. */
  readonly before: readonly number[]
  /** What counts after looking back, before its weight, 0..100. */
  readonly persisted: number
  /** Importance × number of features; 1 is an average feature. */
  readonly weight: number
  /** The last word of a kind that was raised before and has not been quiet since: it counts where it is the stronger. */
  readonly standing?: StandingWord
}

/** What an earlier window said, which still stands. */
export interface StandingWord {
  readonly kind: EvidenceKind
  /** 0..100, weight included. */
  readonly severity: number
  readonly lowerBound: number
}

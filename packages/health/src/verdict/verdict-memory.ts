import type { EvidenceKind } from '../evidence/severity.ts'

/** What is carried from window to window; plain JSON, bounded by the number of kinds. */
export interface VerdictMemory {
  /** Windows that could tell, latest first, at most two. */
  readonly previous: readonly RememberedWindow[]
  /** What was raised and has not closed. */
  readonly raised?: RaisedSeries
  /** Where anything is remembered: the last window that could tell. */
  readonly lastTold?: LastTold
}

/** A window that can still confirm a later one. */
export interface RememberedWindow {
  readonly startMs: number
  /** Of that window alone, 0..100. */
  readonly severity: number
  /** What showed it: nothing below 40. */
  readonly shown: Readonly<Partial<Record<EvidenceKind, ShownEffect>>>
}

/** How far something moved. */
export interface ShownEffect {
  readonly effect: number
  readonly lowerBound: number
}

/** What was raised, from its onset until every kind has closed. */
export interface RaisedSeries {
  readonly sinceMs: number
  readonly kinds: Readonly<Partial<Record<EvidenceKind, RaisedKind>>>
}

/** One kind of evidence of a raised series. */
export interface RaisedKind {
  /** Largest point effect of the windows that showed it since the onset: what a quiet window must be able to see. */
  readonly oldEffect: number
  readonly quietWindows: number
  /** What the last window that could tell came to. */
  readonly said: ShownEffect & { readonly severity: number }
}

/** The last window that could tell, and how many could not since. */
export interface LastTold {
  readonly endMs: number
  readonly windowsSince: number
}

/** Nothing seen yet. */
export const freshMemory: VerdictMemory = { previous: [] }

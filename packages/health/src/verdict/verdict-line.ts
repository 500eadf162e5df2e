import type { EvidenceKind } from '../evidence/severity.ts'
import type { DriftState } from './advance-verdict.ts'
import type { WindowStatistics } from '../evidence/judge-window.ts'

/** One verdict as it leaves Driftline: one closed window, segment, feature and reference. */
export interface VerdictLine {
  readonly model: string
  readonly version: string
  /** ISO 8601, UTC. */
  readonly start: string
  readonly end: string
  readonly window: string
  /** The window was closed before its end, or a stream's first point came without a baseline. */
  readonly partial: boolean
  readonly segment: { readonly name: string; readonly value: string }
  readonly feature: string
  readonly reference: string
  /** Rows of the window, whatever they held. */
  readonly count: number
  readonly state: DriftState
  readonly severity: number
  readonly kind: EvidenceKind | null
  readonly lowerBound: number
  /** Start of the first window that showed it; null when not raised. */
  readonly since: string | null
  readonly sentence: string
  readonly statistics: WindowStatistics
}

/** ISO 8601 without milliseconds where they are zero. */
export function isoTime(timeMs: number): string {
  return new Date(timeMs).toISOString().replace('.000Z', 'Z')
}

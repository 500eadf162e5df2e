import type { DriftState, EvidenceKind, VerdictLine, WindowStatistics } from '@driftline/health'

import type { Instant } from '../time/instant.ts'

/**
 * What is shown of a verdict. A `VerdictLine` is one; the metrics of a verdict fill what they have. What is not there is
 * not spoken of: fewer facts say less, never something else.
 */
export interface ShownVerdict extends Pick<VerdictLine, KnownOfEvery> {
  /** Start of the window. */
  readonly start: Instant
  /** End of the window. */
  readonly end: Instant
  readonly state: DriftState
  /** 0..100; 0 where nothing is raised. */
  readonly severity: number
  /** The evidence the severity rests on: null where nothing is raised, absent where it is not known. */
  readonly kind?: EvidenceKind | null
  /** How far it moved for certain, in the unit of the kind. */
  readonly lowerBound?: number
  /** When it was raised first; null where it is not raised, absent where it is not known. */
  readonly since?: Instant | null
  /** Smallest PSI the window would have shown; null where it shows none. */
  readonly detectable?: number | null
  /** Rows of the window. */
  readonly count?: number
  readonly partial?: boolean
  /** Severity of this window alone, 0..100. */
  readonly windowSeverity?: number
  readonly kinds?: VerdictLine['kinds']
  /** Its own, as a line has it; else {@link shownSentence} makes one. */
  readonly sentence?: string
  /** A figure that is not there is not known. Metrics have PSI only debiased. */
  readonly statistics?: WindowStatistics
}

/** What names a verdict and is known of each, and what only a line has. */
type KnownOfEvery =
  | 'model'
  | 'version'
  | 'role'
  | 'window'
  | 'segment'
  | 'feature'
  | 'reference'
  | 'headline'
  | 'learning'
  | 'notRenewed'
  | 'accepted'
  | 'details'

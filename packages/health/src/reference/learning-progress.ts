import type { MlDriftReason } from '@driftline/semconv'

/** How much of something there is, and how much is needed. */
export interface Needed {
  readonly have: number
  readonly needed: number
}

/** How far a reference has been learned. */
export interface LearningProgress {
  readonly kind: 'baseline' | 'seasonal' | 'rolling'
  /** 0..1; 1 where it was completed with this very window and judges from the next on. */
  readonly share: number
  readonly windows: Needed
  readonly rows?: Needed
  /** Milliseconds. */
  readonly time?: Needed
  readonly reason: Extract<MlDriftReason, 'first_windows' | 'not_in_profile' | 'edges_renewed' | 'hash_key'>
}

/** How far a reference has come before the next window closes. */
export interface LearningSoFar {
  readonly progress: LearningProgress
  /** Start of the first window it was learned from, ms; absent before one has closed. */
  readonly fromMs?: number
}

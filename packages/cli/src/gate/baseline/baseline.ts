import type { DriftState } from '@driftline/health'
import type { CaseKey } from '../gate-case.ts'

/** Written into every baseline. */
export const BASELINE_FORMAT = 'driftline.baseline/v1'

/** Drift that a baseline may cover. */
export type CoveredState = Extract<DriftState, 'suspected' | 'investigate' | 'act'>

/** Drift that is known and lived with. */
export interface BaselineEntry extends CaseKey {
  /** The worst that is covered; milder ones are covered too. */
  readonly state: CoveredState
  readonly reason: string
  /** Last day, or the instant it ends; left out, it does not end. */
  readonly until?: string
  /** Id of the reference it was found beside. */
  readonly profile: string
}

/** What a baseline file holds. */
export interface Baseline {
  readonly model: string
  readonly entries: readonly BaselineEntry[]
}

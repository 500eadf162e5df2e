import type { DecimalText } from '../decimal.ts'
import type { FittedTiers, Tier } from '../tiers/tier.ts'
import type { SloKind } from './slo-kind.ts'

/** An objective with everything its rules need. */
export interface Objective {
  readonly kind: SloKind
  readonly name: string
  readonly model: string
  /** Share of events that must be good. */
  readonly objective: number
  /** 1 less the objective. */
  readonly budget: DecimalText
  /** Labels by which its series are kept apart. */
  readonly by: readonly string[]
  /** Model and objective, which its series may lack, and which keep its rules apart from others. */
  readonly labels: Readonly<Record<string, string>>
  /** Selectors of the counters. */
  readonly total: string
  readonly good: string
  readonly fitted: FittedTiers
  /** Bad events below which a tier does not fire. */
  readonly minBadOf: (tier: Pick<Tier, 'severity'>) => number
  /** What is promised and what a bad event is, in words. */
  readonly promise: string
  readonly badEvents: string
}

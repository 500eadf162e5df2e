import type { DesignEffect } from '@driftline/profile'
import type { CellCounts } from '../comparison/pool-cells.ts'
import type { Rate } from '../comparison/rate-effect.ts'
import type { SeverityThresholds } from './severity.ts'

/** The counts that a kind of evidence is computed from; plain JSON, a few hundred bytes. */
export type EvidenceBasis = CellsBasis | RateBasis | ConstantBasis

/** A distribution: rows of both samples in the cells that were compared, small ones pooled. */
export interface CellsBasis extends CellCounts {
  readonly of: 'cells'
  readonly designEffect: DesignEffect
  readonly thresholds: SeverityThresholds
}

/** A rate: rows that show it among all rows, of both samples. */
export interface RateBasis {
  readonly of: 'rate'
  readonly reference: Rate
  readonly current: Rate
  readonly designEffect: DesignEffect
  readonly thresholds: SeverityThresholds
}

/** One and the same value: rows of the reference that have it, and the rows of the window, which all do. */
export interface ConstantBasis {
  readonly of: 'constant'
  readonly reference: Rate
  readonly current: Rate
  readonly designEffect: DesignEffect
}

import type { DesignEffect } from '@driftline/profile'
import type { CellCounts } from '../comparison/pool-cells.ts'
import type { Rate } from '../comparison/rate-effect.ts'
import type { SeverityThresholds } from './severity.ts'

/** The counts that a kind of evidence is computed from; plain JSON, a few hundred bytes. */
export type EvidenceBasis = CellsBasis | RateBasis | ConstantBasis | VolumeBasis | SilenceBasis

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

/** Rows of a window beside what is usual for its phase. */
export interface VolumeBasis {
  readonly of: 'volume'
  readonly rows: number
  /** Median rows of the windows of the same phase before it. */
  readonly usual: number
  /** How many windows the median is of, 1 or more. */
  readonly windows: number
  /** Scale of earlier one-step log ratios, 1.4826 · MAD; 0 where they are all alike. */
  readonly scatter: number
  /** Log ratio that earlier windows came to again and again. */
  readonly recurring: number
}

/** A silence beside the longest one that is usual at its time, ms. */
export interface SilenceBasis {
  readonly of: 'silence'
  readonly silenceMs: number
  readonly usualMs: number
  readonly limitMs: number
}

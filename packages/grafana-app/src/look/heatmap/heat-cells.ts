import type { DriftState } from '@driftline/health'

/** What a heatmap draws of a verdict. */
export interface HeatCell {
  /** Undefined where it is not told. */
  readonly state: DriftState | undefined
  /** 0..100 */
  readonly severity: number | undefined
}

/** Rows by windows, as they are drawn. */
export interface HeatCells {
  /** When each column ended, ms since 1970, the oldest first. */
  readonly endsMs: readonly number[]
  readonly rows: readonly {
    /** One for each column; undefined where nothing is told. */
    readonly cells: readonly (HeatCell | undefined)[]
  }[]
}

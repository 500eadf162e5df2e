import type { FeatureSpec } from '@driftline/spec'
import type { Cells } from '../counts/cell-column.ts'

/** One feature's raw reference rows. */
export interface ReferenceColumn {
  readonly type: 'numeric' | 'categorical' | 'score'
  readonly cells: Cells
  readonly spec?: FeatureSpec
  /** Decision thresholds of a score: edges of its histogram. */
  readonly thresholds?: readonly number[]
}

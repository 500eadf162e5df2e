import type { FeatureSpec } from '@driftline/spec'
import type { CategoryHash } from '../counts/classified-rows.ts'
import type { Cells } from '../counts/cell-column.ts'
import type { FeatureSample } from '../counts/feature-sample.ts'
import { takeSample } from '../counts/feature-sample.ts'

/** One feature's raw reference rows. */
export interface ReferenceColumn {
  readonly type: 'numeric' | 'categorical' | 'score'
  readonly cells: Cells
  readonly spec?: FeatureSpec
  /** Of categories: whether only rates are to be judged. */
  readonly ratesOnly?: boolean
  /** Of a hashed feature: its profile holds buckets, never names. */
  readonly hash?: CategoryHash
  /** Decision thresholds of a score: edges of its histogram. */
  readonly thresholds?: readonly number[]
  /** Its rows, where they were classified already. */
  readonly sample?: FeatureSample | undefined
}

/** The rows of a reference by its type and spec. */
export function sampleOf(column: ReferenceColumn): FeatureSample {
  return column.sample ?? takeSample(column)
}

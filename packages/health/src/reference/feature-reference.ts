import type { FeatureProfile } from '@driftline/profile'
import type { ComparisonScope, FeatureComparison, Incomparable } from '../comparison/feature-comparison.ts'
import type { FeatureCounts } from '../counts/feature-counts.ts'

/** What windows of one feature are put beside. */
export interface FeatureReference {
  readonly type: FeatureProfile['type']
  /** Puts a window beside it; where that cannot be done exactly it says so. */
  readonly compare: (counts: FeatureCounts, scope: ComparisonScope) => FeatureComparison | Incomparable
}

import type {
  CategoricalFeatureProfile,
  FeatureProfile,
  NumericFeatureProfile,
  ScoreFeatureProfile,
} from '@driftline/profile'
import { emptyExponentialHistogram, createHistogramAligner } from '@driftline/statistics'
import type { AlignedHistograms, ExponentialHistogramData } from '@driftline/statistics'
import type { CategoryComparand } from './category-comparand.ts'
import { comparandByBucket, comparandByName } from './category-comparand.ts'

/** A feature's reference, ready to be compared with any number of windows: whatever no window changes is computed once. */
export type FeatureReference = NumericReference | ScoreReference | CategoricalReference

/** Reference of a numeric feature. */
export interface NumericReference {
  readonly type: 'numeric'
  readonly profile: NumericFeatureProfile
  /** Puts a window's sketch beside the reference's; undefined is a window without numbers. */
  readonly align: (current: ExponentialHistogramData | undefined) => AlignedHistograms
}

/** Reference of a score. */
export interface ScoreReference {
  readonly type: 'score'
  readonly profile: ScoreFeatureProfile
}

/** Reference of a categorical feature. */
export interface CategoricalReference {
  readonly type: 'categorical'
  readonly profile: CategoricalFeatureProfile
  /** Categories by name, or folded into hash buckets; undefined where the reference cannot be put so. */
  readonly comparand: (by: 'name' | 'bucket') => CategoryComparand | undefined
}

/** Prepares the reference of one feature. Costs next to nothing; the parts are computed when they are first needed. */
export function prepareReference(profile: FeatureProfile): FeatureReference {
  switch (profile.type) {
    case 'numeric': {
      const align = lazy(() => createHistogramAligner(profile.histogram))
      const nothing = emptyExponentialHistogram(profile.zeroThreshold)
      return { type: 'numeric', profile, align: (current = nothing) => align()(current) }
    }
    case 'score':
      return { type: 'score', profile }
    case 'categorical': {
      const byName = lazy(() => comparandByName(profile))
      const byBucket = lazy(() => comparandByBucket(profile))
      return { type: 'categorical', profile, comparand: (by) => (by === 'name' ? byName() : byBucket()) }
    }
  }
}

function lazy<T>(compute: () => T): () => T {
  let known: { readonly value: T } | undefined
  return () => (known ??= { value: compute() }).value
}

import type { FeatureComparison } from '../comparison/feature-comparison.ts'
import type { FeatureCounts } from '../counts/feature-counts.ts'
import type { CategoryChange } from './category-change.ts'
import { categoryChange } from './category-change.ts'
import type { NumericChange } from './numeric-change.ts'
import { numericChange } from './numeric-change.ts'
import { soleValue } from './sole-value.ts'
import type { SoleValue } from './value-within.ts'

/** What changed in the terms of the feature itself: the figures a sentence is made of; plain JSON. */
export interface FeatureChange extends NumericChange, CategoryChange {
  /** Where all values of the window are one and the same: that value, or the label of its category. */
  readonly only?: SoleValue
}

/** Finds what changed between a window and its reference, in the feature's own terms. Worth its time where a kind shows. */
export function featureChange(comparison: FeatureComparison, counts: FeatureCounts): FeatureChange {
  const { counted, constant } = comparison
  const only = constant && soleValue(counts)
  const own = counted?.layout.type === 'categorical' ? categoryChange(comparison) : numericChange(comparison, counts)
  return { ...own, ...(only && { only }) }
}

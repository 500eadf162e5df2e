import type { FeatureComparison } from '../comparison/feature-comparison.ts'
import type { FeatureCounts } from '../counts/feature-counts.ts'
import type { ValueKnowledge } from '../counts/quantiles.ts'
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
  /** What rows without a valid value hold, where all of them hold the like. */
  readonly invalid?: InvalidValues
}

/** Something else than a number, another type than a category has, or a number that is not finite. */
export type InvalidValues = 'not_numbers' | 'wrong_type' | 'not_finite'

/** Finds what changed between a window and its reference, in the feature's own terms. Worth its time where a kind shows. */
export function featureChange(
  comparison: FeatureComparison,
  counts: FeatureCounts,
  known: ValueKnowledge = {},
): FeatureChange {
  const { counted, constant } = comparison
  const only = constant && soleValue(counts)
  const own =
    counted?.layout.type === 'categorical' ? categoryChange(comparison) : numericChange(comparison, counts, known)
  const invalid = invalidValues(comparison, counts)
  return { ...own, ...(only && { only }), ...(invalid && { invalid }) }
}

function invalidValues({ counted }: FeatureComparison, { problems }: FeatureCounts): InvalidValues | undefined {
  const [ofType, notFinite] = [problems['type'] ?? 0, problems['non_finite'] ?? 0]
  if (ofType > 0 === notFinite > 0) return undefined
  if (notFinite > 0) return 'not_finite'
  return counted && counted.layout.type !== 'categorical' ? 'not_numbers' : 'wrong_type'
}

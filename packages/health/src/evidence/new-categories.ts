import type { CategoricalFeatureProfile } from '@driftline/profile'
import type { ComparedCategories } from '../comparison/compared-categories.ts'
import { compareByKey } from '../comparison/compared-categories.ts'
import { sketchRows } from '../counts/feature-counts.ts'
import { share } from '../counts/counts-summary.ts'
import { totalOf } from '../counts/category-counts.ts'
import type { FeatureReference } from '../reference/feature-reference.ts'
import type { FeatureCounts } from '../counts/feature-counts.ts'
import type { Rate } from '../comparison/rate-effect.ts'
import { rateEffect } from '../comparison/rate-effect.ts'
import type { Evidence } from './evidence.ts'
import { evidenceOf } from './evidence.ts'

/**
 * Rows of categories the reference has never seen. By name: named by the sender, or counted by it as a problem. By
 * bucket: rows in buckets without a name of the reference; a sender's problems are among them, so the larger counts.
 */
export function newCategoryRows({ comparand, current }: ComparedCategories, { problems }: FeatureCounts): number {
  let unseen = 0
  for (const [key, rows] of Object.entries(current)) if (!Object.hasOwn(comparand.counts, key)) unseen += rows
  const reported = problems['category'] ?? 0
  return comparand.by === 'name' ? reported + unseen : Math.max(reported, unseen)
}

/** Evidence of new categories: the reference has none of them, by definition. */
export function newCategoryEvidence({ count, newCategoryRate }: CategoricalFeatureProfile, current: Rate): Evidence {
  const { increase, lowerBound } = rateEffect({ count: 0, rows: count }, current, 1)
  return evidenceOf('new_category', { effect: increase, lowerBound, referenceRate: newCategoryRate })
}

/** Share of a window's values in new categories, 0..1; undefined where categories are not compared. */
export function newCategoryShare(reference: FeatureReference, counts: FeatureCounts): number | undefined {
  if (reference.type !== 'categorical') return undefined
  const compared = compareByKey(reference, counts.categories)
  const rows = sketchRows(counts, 'categories') + totalOf(counts.special)
  return compared && share(newCategoryRows(compared, counts), rows)
}

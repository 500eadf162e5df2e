import type { FeatureCounts } from '../counts/feature-counts.ts'
import type { ComparedCategories } from './compared-categories.ts'

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

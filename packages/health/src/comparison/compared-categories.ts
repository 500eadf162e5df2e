import type { CategoryCounts } from '../counts/category-counts.ts'
import { createCategoryCounts, foldCategories, isBucketed } from '../counts/category-counts.ts'
import type { CategoryComparand } from '../reference/category-comparand.ts'

/** A window's categories under the keys of the reference's comparand. */
export interface ComparedCategories {
  readonly comparand: CategoryComparand
  readonly current: Readonly<Record<string, number>>
  /** Rows without a key. */
  readonly currentOther: number
}

/**
 * Puts a window's categories under the keys of its reference: by name where all rows of both are named, else by hash
 * bucket. Undefined where the reference cannot be put so.
 */
export function compareByKey(
  reference: { readonly comparand: (by: 'name' | 'bucket') => CategoryComparand | undefined },
  categories: CategoryCounts = createCategoryCounts(),
): ComparedCategories | undefined {
  const byName = isBucketed(categories) ? undefined : reference.comparand('name')
  const comparand = byName ?? reference.comparand('bucket')
  if (!comparand) return undefined
  const current = comparand.by === 'name' ? categories.names : foldCategories(categories)
  return { comparand, current, currentOther: categories.other }
}

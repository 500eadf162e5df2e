import type { CategoryCounts } from '../counts/category-counts.ts'
import { categoryRows } from '../counts/category-counts.ts'
import type { Rate } from '../comparison/rate-effect.ts'

/** Rows of a window whose category the windows before it did not have, among its rows with a category. */
export function unseenRows(window: CategoryCounts, before: CategoryCounts): Rate {
  const count = rowsBeside(window.names, before.names) + rowsBeside(window.buckets, before.buckets)
  return { count, rows: categoryRows(window) }
}

function rowsBeside(counts: Readonly<Record<string, number>>, known: Readonly<Record<string, number>>): number {
  let rows = 0
  for (const [key, own] of Object.entries(counts)) if (!Object.hasOwn(known, key)) rows += own
  return rows
}

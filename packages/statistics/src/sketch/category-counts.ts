/** Observations per category. */
export interface CategoryCounts {
  /** By category name. */
  readonly counts: Readonly<Record<string, number>>
  /** Observations of categories that are not named. */
  readonly other: number
  /** Observations without a value. */
  readonly missing: number
}

/**
 * The counts of both samples together.
 *
 * A category that only one side names stays named with that side's count; what the other side counted for it stays in `other`.
 *
 * @example mergeCategoryCounts(a, b).missing === a.missing + b.missing // => true
 */
export function mergeCategoryCounts(a: CategoryCounts, b: CategoryCounts): CategoryCounts {
  const counts = new Map(Object.entries(a.counts))
  for (const [category, count] of Object.entries(b.counts)) counts.set(category, (counts.get(category) ?? 0) + count)
  return { counts: Object.fromEntries(counts), other: a.other + b.other, missing: a.missing + b.missing }
}

/**
 * Keeps the k most frequent categories and counts the rest as other.
 *
 * @param counts - of any number of categories
 * @param k - categories to keep, an integer ≥ 0; equal counts are kept in the order of their names, so the result is deterministic
 * @returns the kept categories from the most to the least frequent; the total is unchanged
 * @throws RangeError when k is no integer ≥ 0
 * @example topCategories({ counts: { a: 5, b: 2 }, other: 1, missing: 0 }, 1) // => { counts: { a: 5 }, other: 3, missing: 0 }
 */
export function topCategories({ counts, other, missing }: CategoryCounts, k: number): CategoryCounts {
  if (!Number.isInteger(k) || k < 0) throw new RangeError(`k must be an integer of at least 0 categories; got ${k}.`)
  const ranked = Object.entries(counts).toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
  const rest = ranked.slice(k).reduce((total, [, count]) => total + count, 0)
  return { counts: Object.fromEntries(ranked.slice(0, k)), other: other + rest, missing }
}

import type { CellTable } from './cell-table.ts'

/** Categories judged by themselves; the rest is one cell, or a full table's noise would drown a move. */
export const COMPARED_CATEGORIES = 20

/** Categories that have a cell of their own: the most frequent of the reference. */
export function comparedCategories(categories: Readonly<Record<string, number>>): readonly string[] {
  return Object.entries(categories)
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, COMPARED_CATEGORIES)
    .map(([name]) => name)
}

/** Counts in the cells of the named categories, everything else in one last cell. */
export function categoryTable(
  names: readonly string[],
  counts: Readonly<Record<string, number>>,
  other = 0,
): CellTable {
  const named = names.map((name) => (Object.hasOwn(counts, name) ? counts[name]! : 0))
  const total = Object.values(counts).reduce((a, b) => a + b, 0) + other
  return { ordered: [], unordered: [...named, Math.max(0, total - named.reduce((a, b) => a + b, 0))] }
}

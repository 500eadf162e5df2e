import type { CellTable } from './design-effect.ts'
import type { FeatureCell } from '../counts/feature-cell.ts'
import { isMissing } from '../counts/feature-cell.ts'
import type { CategoricalFeatureProfile } from '@driftline/profile'

/** Categories judged by name; the rest is one cell, or a full table's noise would drown a move. */
export const COMPARED_CATEGORIES = 20
/** Names a profile keeps, to know a new one. */
const KEPT_CATEGORIES = 10_000

/** A categorical reference, and the function that counts any of its rows in its cells. */
export interface CategoricalReference {
  readonly profile: Omit<CategoricalFeatureProfile, 'designEffect'>
  readonly tableOf: (rows: readonly number[]) => CellTable
}

/** Profiles the raw cells of a categorical feature. Without a single value, undefined. */
export function profileCategorical(cells: readonly FeatureCell[]): CategoricalReference | undefined {
  const names = cells.map((cell) => (isMissing(cell) ? undefined : String(cell)))
  const counts = new Map<string, number>()
  for (const name of names) if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1)
  if (counts.size === 0) return undefined
  const ranked = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
  const categories: Record<string, number> = Object.create(null)
  for (const [name, count] of ranked.slice(0, KEPT_CATEGORIES)) categories[name] = count
  const rows = names.filter((name) => name !== undefined).length
  const singletons = ranked.filter(([, count]) => count === 1).length
  return {
    profile: {
      type: 'categorical',
      count: rows,
      missing: names.length - rows,
      invalid: 0,
      outOfRange: 0,
      categories,
      other: ranked.slice(KEPT_CATEGORIES).reduce((sum, [, count]) => sum + count, 0),
      newCategoryRate: singletons / rows,
    },
    tableOf: (block) => {
      const counted: Record<string, number> = Object.create(null)
      for (const row of block) {
        const name = names[row]
        if (name !== undefined) counted[name] = (counted[name] ?? 0) + 1
      }
      return categoryTable(comparedCategories(categories), counted)
    },
  }
}

/** Names that have a cell of their own: the most frequent of the reference. */
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

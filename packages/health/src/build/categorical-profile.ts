import type { CategoricalFeatureProfile } from '@driftline/profile'
import type { FeatureSpec } from '@driftline/spec'
import type { CellTable } from '../comparison/cell-table.ts'
import { categoryTable, comparedCategories, withSpecials } from '../comparison/category-table.ts'
import { foldCategories } from '../counts/category-counts.ts'
import { classifyRows, countNames } from '../counts/classified-rows.ts'
import { ruleOfType } from '../counts/profile-rule.ts'

/** Names a profile keeps, to know a new one. */
const KEPT_CATEGORIES = 10_000

/** A categorical reference, and the functions that count any of its rows in its cells: by name, and by bucket. */
export interface CategoricalReference {
  readonly profile: Omit<CategoricalFeatureProfile, 'designEffect'>
  readonly tableOf: (rows: readonly number[]) => CellTable
  readonly bucketTableOf: (rows: readonly number[]) => CellTable
}

/** Profiles the raw cells of a categorical feature. Without a single value, undefined. */
export function profileCategorical(
  cells: readonly unknown[],
  spec: FeatureSpec | undefined,
): CategoricalReference | undefined {
  const { names, specials, problems } = classifyRows(cells, ruleOfType('categorical', spec))
  const special = countNames(specials)
  const ranked = Object.entries(countNames(names)).sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
  if (ranked.length === 0) return undefined
  const categories: Record<string, number> = Object.create(null)
  for (const [name, count] of ranked.slice(0, KEPT_CATEGORIES)) categories[name] = count
  const named = ranked.reduce((sum, [, count]) => sum + count, 0)
  const specialNames = Object.keys(special)
  const tableBy =
    (
      compared: readonly string[],
      countsOf: (names: Readonly<Record<string, number>>) => Readonly<Record<string, number>>,
    ) =>
    (block: readonly number[]): CellTable =>
      withSpecials(
        categoryTable(compared, countsOf(countNames(block.map((row) => names[row])))),
        countNames(block.map((row) => specials[row])),
        specialNames,
      )
  const fold = (counts: Readonly<Record<string, number>>) => foldCategories({ names: counts, buckets: {} })
  return {
    profile: {
      type: 'categorical',
      count: cells.length - problems.missing - problems.type - problems.non_finite,
      missing: problems.missing,
      invalid: problems.type + problems.non_finite,
      outOfRange: 0,
      categories,
      other: ranked.slice(KEPT_CATEGORIES).reduce((sum, [, count]) => sum + count, 0),
      ...(specialNames.length > 0 && { special }),
      newCategoryRate: ranked.filter(([, count]) => count === 1).length / named,
    },
    tableOf: tableBy(comparedCategories(categories), (counts) => counts),
    bucketTableOf: tableBy(comparedCategories(fold(categories)), fold),
  }
}

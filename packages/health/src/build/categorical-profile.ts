import type { CategoricalFeatureProfile, ReferenceScatter } from '@driftline/profile'
import type { ClassifiedRows } from '../counts/classified-rows.ts'
import { countNames } from '../counts/coded-names.ts'
import type { ReferenceColumn } from './reference-column.ts'
import { sampleOf } from './reference-column.ts'

/** Names a profile keeps, to know a new one. */
const KEPT_CATEGORIES = 10_000

/** A categorical reference without its scatter, and the rows it was made from. */
export interface CategoricalReference {
  readonly profile: Omit<CategoricalFeatureProfile, keyof ReferenceScatter>
  readonly rows: ClassifiedRows
}

/** Profiles the raw cells of a categorical feature. Without a single value, undefined. */
export function profileCategorical(column: ReferenceColumn): CategoricalReference | undefined {
  const { cells, hash, ratesOnly } = column
  const { rows } = sampleOf(column)
  const { names, specials, problems } = rows
  const special = countNames(specials)
  const ranked = Object.entries(countNames(names)).sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
  if (ranked.length === 0) return undefined
  const categories: Record<string, number> = Object.create(null)
  for (const [name, count] of ranked.slice(0, KEPT_CATEGORIES)) categories[name] = count
  const named = ranked.reduce((sum, [, count]) => sum + count, 0)
  return {
    profile: {
      type: 'categorical',
      count: cells.length - problems.missing - problems.type - problems.non_finite,
      missing: problems.missing,
      invalid: problems.type + problems.non_finite,
      outOfRange: 0,
      ...(hash ? { categories: {}, buckets: categories, hashKey: hash.keyId } : { categories }),
      other: ranked.slice(KEPT_CATEGORIES).reduce((sum, [, count]) => sum + count, 0),
      ...(Object.keys(special).length > 0 && { special }),
      ...(ratesOnly && { ratesOnly: true as const }),
      newCategoryRate: ranked.filter(([, count]) => count === 1).length / named,
    },
    rows,
  }
}

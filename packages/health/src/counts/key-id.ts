import type { CategoricalFeatureProfile, FeatureProfile } from '@driftline/profile'
import { ML_HASH_KEY_ID_VALUE_NONE } from '@driftline/semconv'
import type { CellLayout } from '../cells/cell-layout.ts'
import type { CategoryCounts } from './category-counts.ts'
import { categoryRows, MIXED_KEYS } from './category-counts.ts'

/** Stands for counts by name, and by buckets without a key. */
const NO_KEY = ''

/** Id of the key under which categories were counted, empty without one; undefined where none was counted. */
export function keyIdOf(categories: CategoryCounts | undefined): string | undefined {
  return !categories || categoryRows(categories) === 0 ? undefined : (categories.hashKey ?? NO_KEY)
}

/** The same of a reference; undefined where it is of no categories. */
export function keyIdOfProfile(profile: FeatureProfile): string | undefined {
  return profile.type === 'categorical' ? (profile.hashKey ?? NO_KEY) : undefined
}

/** The same of cells; undefined where they are of no categories. */
export function keyIdOfLayout(layout: CellLayout): string | undefined {
  return layout.type === 'categorical' ? (layout.hashKey ?? NO_KEY) : undefined
}

/** Whether what was counted under one key can be put beside what was counted under another; what is withheld never can. */
export function areComparableKeys(a: string | undefined, b: string | undefined): boolean {
  if (a === undefined || b === undefined) return !isUnclear(a ?? b)
  return a === b && !isUnclear(a)
}

/** Whether nothing can be learned from counts: of several keys, or withheld. */
export function isUnclear(keyId: string | undefined): boolean {
  return keyId === MIXED_KEYS || keyId === ML_HASH_KEY_ID_VALUE_NONE
}

/** The key of counts, as a reference made of them has it. */
export function hashKeyField({ hashKey }: Pick<CategoricalFeatureProfile, 'hashKey'>): { readonly hashKey?: string } {
  return hashKey === undefined ? {} : { hashKey }
}

import type { CategoricalFeatureProfile, DesignEffects } from '@driftline/profile'
import { bucketLabel, escapeCategory, hashBucket } from '@driftline/profile'
import { comparedCategories } from '../comparison/category-table.ts'
import { bucketKey, foldCategories, isBucketed } from '../counts/category-counts.ts'
import { hashKeyField } from '../counts/key-id.ts'

/** The reference's categories under the keys a window is counted by: names, or hash buckets. */
export interface CategoryComparand {
  readonly by: 'name' | 'bucket'
  /** Rows by key. */
  readonly counts: Readonly<Record<string, number>>
  /** Rows without a key. */
  readonly other: number
  /** Keys with a cell of their own, most rows first. */
  readonly compared: readonly string[]
  readonly designEffect: DesignEffects
  /** What a chart calls a key. */
  readonly labelOf: (key: string) => string
  /** By bucket: the names in it, known ones only. */
  readonly namesByBucket: ReadonlyMap<string, readonly string[]>
  /** Of a hashed feature: the id of its key. */
  readonly hashKey?: string
}

/** Categories by name; undefined for a reference of which some rows are known by bucket only. */
export function comparandByName(profile: CategoricalFeatureProfile): CategoryComparand | undefined {
  const { categories, other, designEffect } = profile
  if (isBucketed(countsOf(profile))) return undefined
  return {
    by: 'name',
    counts: categories,
    other,
    compared: comparedCategories(categories),
    designEffect,
    labelOf: escapeCategory,
    namesByBucket: new Map(),
  }
}

/** Categories folded into hash buckets; undefined where the reference did not keep all its names, which cannot be folded. */
export function comparandByBucket(profile: CategoricalFeatureProfile): CategoryComparand | undefined {
  if (profile.other > 0) return undefined
  const counts = foldCategories(countsOf(profile))
  const namesByBucket = groupNames(Object.keys(profile.categories))
  return {
    by: 'bucket',
    counts,
    other: 0,
    compared: comparedCategories(counts),
    designEffect: profile.bucketDesignEffect ?? (profile.buckets ? profile.designEffect : {}),
    labelOf: (key) => labelOfBucket(key, namesByBucket.get(key) ?? []),
    namesByBucket,
    ...hashKeyField(profile),
  }
}

function countsOf({ categories, buckets = {} }: CategoricalFeatureProfile) {
  return { names: categories, buckets, other: 0 }
}

function groupNames(names: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>()
  for (const name of names) {
    const key = bucketKey(hashBucket(name))
    const group = groups.get(key)
    if (group) group.push(name)
    else groups.set(key, [name])
  }
  return groups
}

/** The name of a bucket with one known name; else the bucket, and how many names are in it. */
function labelOfBucket(key: string, names: readonly string[]): string {
  if (names.length === 1) return escapeCategory(names[0]!)
  const label = bucketLabel(Number(key))
  return names.length === 0 ? label : `${label} (${names.length} names)`
}

import { hashBucket, readCategoryLabel } from '@driftline/profile'
import type { CategoryLabel } from '@driftline/profile'

/** Rows by category. A name is a name whatever it reads like: the rest and the buckets have places of their own. */
export interface CategoryCounts {
  /** Rows by name, where the sender knew it. */
  readonly names: Readonly<Record<string, number>>
  /** Rows by hash bucket, `00` to `63`, where the sender knew no names. */
  readonly buckets: Readonly<Record<string, number>>
  /** Rows of names the sender did not know, or did not keep. */
  readonly other: number
  /** Id of the key its buckets were hashed under, or {@link MIXED_KEYS}; absent where no key was used. */
  readonly hashKey?: string
}

/** In place of a key where rows were counted under several: a bucket of one is none of the other, so all rows are `other`. */
export const MIXED_KEYS = 'mixed'

/** Category counts that are being added up. */
export interface OpenCategoryCounts {
  readonly names: Record<string, number>
  readonly buckets: Record<string, number>
  other: number
  hashKey?: string
}

/** No rows. */
export function createCategoryCounts(): OpenCategoryCounts {
  return { names: emptyCounts(), buckets: emptyCounts(), other: 0 }
}

/**
 * Adds rows under the label they were sent with.
 *
 * @param label a name, `hash:00` to `hash:63`, or `other`; see `readCategoryLabel` of `@driftline/profile`
 */
export function addCategoryLabel(counts: OpenCategoryCounts, label: string, rows: number): void {
  addCategoryRows(counts, readCategoryLabel(label), { rows })
}

/** Rows of one category, and the key it was hashed under, if it was. */
export interface KeyedRows {
  /** Above 0. */
  readonly rows: number
  readonly hashKey?: string | undefined
}

/** Adds rows of one category. */
export function addCategoryRows(counts: OpenCategoryCounts, label: CategoryLabel, { rows, hashKey }: KeyedRows): void {
  if (counts.hashKey !== hashKey) takeKey(counts, hashKey)
  if (label.kind === 'other' || counts.hashKey === MIXED_KEYS) counts.other += rows
  else if (label.kind === 'bucket') addTo(counts.buckets, bucketKey(label.bucket), rows)
  else addTo(counts.names, label.name, rows)
}

/** The first key is that of all rows; with a second one nothing is told apart any more. */
function takeKey(counts: OpenCategoryCounts, hashKey: string | undefined): void {
  const rows = categoryRows(counts)
  if (rows === 0 && hashKey !== undefined) counts.hashKey = hashKey
  if (rows === 0) return
  for (const places of [counts.names, counts.buckets]) for (const key of Object.keys(places)) delete places[key]
  counts.other = rows
  counts.hashKey = MIXED_KEYS
}

/** Adds two counts: names to names, buckets to buckets, rest to rest; under two keys nothing but their rows is left. */
export function mergeCategoryCounts(a: CategoryCounts, b: CategoryCounts): CategoryCounts {
  if (a.hashKey !== b.hashKey) return mergeKeys(a, b)
  const sum = { names: addCounts(a.names, b.names), buckets: addCounts(a.buckets, b.buckets), other: a.other + b.other }
  return a.hashKey === undefined ? sum : { ...sum, hashKey: a.hashKey }
}

function mergeKeys(a: CategoryCounts, b: CategoryCounts): CategoryCounts {
  const [inA, inB] = [categoryRows(a), categoryRows(b)]
  if (inA === 0) return b
  if (inB === 0) return a
  return { names: NO_COUNTS, buckets: NO_COUNTS, other: inA + inB, hashKey: MIXED_KEYS }
}

/** All rows, however they were counted. */
export function categoryRows({ names, buckets, other }: CategoryCounts): number {
  return totalOf(names) + totalOf(buckets) + other
}

/** Whether any row was counted by bucket, so that names are known of the others only. */
export function isBucketed({ buckets }: CategoryCounts): boolean {
  return totalOf(buckets) > 0
}

/** Rows by bucket, `00` to `63`: those of names are folded, the rest stays apart. */
export function foldCategories({ names, buckets }: Pick<CategoryCounts, 'names' | 'buckets'>): Record<string, number> {
  const folded = Object.assign(emptyCounts(), buckets)
  for (const [name, rows] of Object.entries(names)) addTo(folded, bucketKey(hashBucket(name)), rows)
  return folded
}

/** Key of a bucket: two digits. */
export function bucketKey(bucket: number): string {
  return String(bucket).padStart(2, '0')
}

/** Adds two records of counts key by key. */
export function addCounts(
  a: Readonly<Record<string, number>>,
  b: Readonly<Record<string, number>>,
): Readonly<Record<string, number>> {
  if (isEmpty(a) && isEmpty(b)) return NO_COUNTS
  const sum = Object.assign(emptyCounts(), a)
  for (const [key, count] of Object.entries(b)) addTo(sum, key, count)
  return sum
}

/** Sum of all counts of a record. */
export function totalOf(counts: Readonly<Record<string, number>> | undefined): number {
  let total = 0
  for (const key in counts) if (Object.hasOwn(counts, key)) total += counts[key]!
  return total
}

function isEmpty(counts: Readonly<Record<string, number>>): boolean {
  for (const _ in counts) return false
  return true
}

/** Without a prototype: a category named `__proto__` is a name like any other. */
function emptyCounts(): Record<string, number> {
  return Object.create(null) as Record<string, number>
}

/** One for all sums of nothing: an object without a prototype takes 180 bytes. */
const NO_COUNTS: Readonly<Record<string, number>> = Object.freeze(emptyCounts())

function addTo(counts: Record<string, number>, key: string, rows: number): void {
  counts[key] = (counts[key] ?? 0) + rows
}

import { hashBucket, readCategoryLabel } from '@driftline/profile'

/** Rows by category. A name is a name whatever it reads like: the rest and the buckets have places of their own. */
export interface CategoryCounts {
  /** Rows by name, where the sender knew it. */
  readonly names: Readonly<Record<string, number>>
  /** Rows by hash bucket, `00` to `63`, where the sender knew no names. */
  readonly buckets: Readonly<Record<string, number>>
  /** Rows of names the sender did not know, or did not keep. */
  readonly other: number
}

/** Category counts that are being added up. */
export interface OpenCategoryCounts {
  readonly names: Record<string, number>
  readonly buckets: Record<string, number>
  other: number
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
  const read = readCategoryLabel(label)
  if (read.kind === 'other') counts.other += rows
  else if (read.kind === 'bucket') addTo(counts.buckets, bucketKey(read.bucket), rows)
  else addTo(counts.names, read.name, rows)
}

/** Adds two counts: names to names, buckets to buckets, rest to rest. */
export function mergeCategoryCounts(a: CategoryCounts, b: CategoryCounts): CategoryCounts {
  return { names: addCounts(a.names, b.names), buckets: addCounts(a.buckets, b.buckets), other: a.other + b.other }
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

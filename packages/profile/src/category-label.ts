import { ML_FEATURE_CATEGORY_VALUE_OTHER } from '@driftline/semconv'
import { HASH_BUCKETS } from './hash-bucket.ts'

/** What a category on the wire or on a chart stands for. */
export type CategoryLabel =
  | { readonly kind: 'name'; readonly name: string }
  /** One of the 64 hash buckets, 0 to 63. */
  | { readonly kind: 'bucket'; readonly bucket: number }
  /** Everything that has no label of its own. */
  | { readonly kind: 'other' }

const OTHER = ML_FEATURE_CATEGORY_VALUE_OTHER
const RESERVED = /^\\*(?:other|hash:\d\d)$/
const ESCAPED = /^\\+(?:other|hash:\d\d)$/
const BUCKET = /^hash:(\d\d)$/

/**
 * Label of a category: its name, behind one backslash where the name itself reads like a reserved label.
 *
 * @example escapeCategory('mon') // => 'mon'
 * @example escapeCategory('other') // => '\\other'
 */
export function escapeCategory(name: string): string {
  return RESERVED.test(name) ? `\\${name}` : name
}

/**
 * Label of a hash bucket.
 *
 * @param bucket 0 to 63
 * @example bucketLabel(7) // => 'hash:07'
 */
export function bucketLabel(bucket: number): string {
  return `hash:${String(bucket).padStart(2, '0')}`
}

/**
 * Reads a label. What is no reserved label is a name: {@link escapeCategory} undone, so every name comes back as it was.
 *
 * @example readCategoryLabel('hash:07') // => { kind: 'bucket', bucket: 7 }
 */
export function readCategoryLabel(label: string): CategoryLabel {
  if (label === OTHER) return { kind: 'other' }
  const bucket = Number(BUCKET.exec(label)?.[1] ?? HASH_BUCKETS)
  if (bucket < HASH_BUCKETS) return { kind: 'bucket', bucket }
  return { kind: 'name', name: ESCAPED.test(label) ? label.slice(1) : label }
}

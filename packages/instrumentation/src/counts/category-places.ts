import { bucketLabel, escapeCategory, HASH_BUCKETS, hashBucket } from '@driftline/profile'
import type { ValueRule } from '@driftline/profile'
import { ML_HASH_KEY_ID_VALUE_NONE } from '@driftline/semconv'
import type { FeatureConfig } from '../config/feature-config.ts'
import { createHashedBuckets } from './hashed-buckets.ts'

/** Where the categories of a feature are counted. */
export interface CategoryPlaces {
  /** Of the places, as they are sent. */
  readonly labels: readonly string[]
  /** Place of a name; the number of labels where it has none. */
  readonly placeOf: (name: string) => number
  /** Place of a name of which nothing can be said but that it is a category: neither special nor unexpected. */
  readonly plainPlaceOf: (name: string) => number | undefined
  /** Id of the key of a hashed feature, `none` where there is no key; undefined where nothing is hashed. */
  readonly keyId?: string
}

const BUCKET_LABELS = Array.from({ length: HASH_BUCKETS }, (_, bucket) => bucketLabel(bucket))

/**
 * By name where names are known, else by hash bucket; of a hashed feature by bucket under the key, and without a key
 * nowhere.
 *
 * @param most names at most
 */
export function categoryPlaces({ name, hashed, categories, rule }: FeatureConfig, most: number): CategoryPlaces {
  if (hashed?.key) return { ...inBuckets(createHashedBuckets(hashed.key, name), rule), keyId: hashed.key.id }
  if (hashed) return { labels: [], placeOf: () => 0, plainPlaceOf: plainOf(() => 0, rule), keyId: WITHHELD }
  return categories ? byName([...new Set(categories)].slice(0, most), rule) : inBuckets(hashBucket, rule)
}

const WITHHELD = ML_HASH_KEY_ID_VALUE_NONE

function byName(names: readonly string[], rule: ValueRule): CategoryPlaces {
  const places = new Map(names.map((name, place) => [name, place]))
  const plain = new Map([...places].filter(([name]) => isPlain(name, rule)))
  return {
    labels: names.map(escapeCategory),
    placeOf: (name) => places.get(name) ?? names.length,
    plainPlaceOf: (name) => plain.get(name),
  }
}

function inBuckets(bucketOf: (name: string) => number, rule: ValueRule): CategoryPlaces {
  return { labels: BUCKET_LABELS, placeOf: bucketOf, plainPlaceOf: plainOf(bucketOf, rule) }
}

/** Where nothing is declared, every name is plain. */
function plainOf(placeOf: (name: string) => number, rule: ValueRule): CategoryPlaces['plainPlaceOf'] {
  if (!rule.expected && rule.specialByText.size === 0) return placeOf
  return (name) => (isPlain(name, rule) ? placeOf(name) : undefined)
}

function isPlain(name: string, { expected, specialByText }: ValueRule): boolean {
  return expected?.has(name) !== false && !specialByText.has(name)
}

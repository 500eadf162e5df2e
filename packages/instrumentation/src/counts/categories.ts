import { ML_FEATURE_CATEGORY_VALUE_OTHER } from '@driftline/semconv'
import type { FeatureConfig } from '../config/feature-config.ts'
import { CountTable } from '../sketch/count-table.ts'
import type { SeriesBudget } from '../sketch/series-budget.ts'

const HASH_BUCKETS = 64
const HASH_OFFSET_BASIS = 0x811c9dc5
const HASH_PRIME = 0x01000193
const HASHED_LENGTH = 256
const LAST_ASCII = 0x7f

const HASH_BUCKET_NAMES = Array.from({ length: HASH_BUCKETS }, (_, i) => `hash:${String(i).padStart(2, '0')}`)

/** Category counts of one feature: by name where names are known, else by hash bucket, so that processes can be added up. */
export class Categories {
  readonly counts: CountTable
  readonly #indexByName: ReadonlyMap<string, number> | undefined
  readonly #expected: ReadonlySet<string> | undefined
  /** Whether each name with an index of its own is expected. */
  readonly #isExpectedByIndex: readonly boolean[]

  constructor(config: FeatureConfig, limits: { readonly categories: number; readonly budget: SeriesBudget }) {
    const names = config.categories && knownNames(config.categories, limits.categories)
    this.#indexByName = names && new Map(names.map((name, index) => [name, index]))
    this.#expected = config.expectedCategories
    this.#isExpectedByIndex = names?.map((name) => this.isExpected(name)) ?? []
    this.counts = new CountTable([...(names ?? HASH_BUCKET_NAMES), ML_FEATURE_CATEGORY_VALUE_OTHER], limits.budget)
  }

  /** Counts a category once per segment and says whether it was to be expected. */
  record(name: string, segments: readonly number[], length: number): boolean {
    if (!this.#indexByName) {
      this.counts.add(hashBucket(name), segments, length)
      return this.isExpected(name)
    }
    const index = this.#indexByName.get(name)
    this.counts.add(index ?? this.#indexByName.size, segments, length)
    return index === undefined ? this.isExpected(name) : this.#isExpectedByIndex[index]!
  }

  isExpected(name: string): boolean {
    return this.#expected?.has(name) ?? true
  }
}

function knownNames(names: readonly string[], limit: number): readonly string[] {
  return [...new Set(names)].filter((name) => name !== ML_FEATURE_CATEGORY_VALUE_OTHER).slice(0, limit)
}

/**
 * Bucket 0 to 63 of a text, the same in every process and language: 32-bit FNV-1a of the UTF-8 bytes of its first 256
 * UTF-16 units, folded by exclusive or.
 *
 * @see Fowler, Noll, Vo, Eastlake 2024, "The FNV Non-Cryptographic Hash Algorithm", sections 2 and 3
 */
export function hashBucket(text: string): number {
  let hash = HASH_OFFSET_BASIS
  const length = Math.min(text.length, HASHED_LENGTH)
  for (let i = 0; i < length; i += 1) {
    const unit = text.charCodeAt(i)
    if (unit > LAST_ASCII) return fold(hashBytes(Buffer.from(text.slice(0, HASHED_LENGTH), 'utf8')))
    hash = Math.imul(hash ^ unit, HASH_PRIME)
  }
  return fold(hash)
}

function hashBytes(bytes: Uint8Array): number {
  let hash = HASH_OFFSET_BASIS
  for (const byte of bytes) hash = Math.imul(hash ^ byte, HASH_PRIME)
  return hash
}

function fold(hash: number): number {
  return (hash ^ (hash >>> 16)) & (HASH_BUCKETS - 1)
}

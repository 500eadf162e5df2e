import type { HashKey } from '@driftline/profile'

/** Names remembered in each of two generations. */
const GENERATION = 1024
/** A longer name is hashed each time: what is remembered stays small. */
const LONGEST_REMEMBERED = 256

/**
 * Buckets of a feature's categories under a key. Those asked for lately are remembered, at most 2,048: a hash costs some
 * microseconds, a look-up what a known name does.
 */
export class HashedBuckets {
  readonly #key: HashKey
  readonly #feature: string
  #young = new Map<string, number>()
  #old = new Map<string, number>()

  constructor(key: HashKey, feature: string) {
    this.#key = key
    this.#feature = feature
  }

  get keyId(): string {
    return this.#key.id
  }

  /** Names remembered now. */
  get size(): number {
    return this.#young.size + this.#old.size
  }

  /** @returns 0 to 63 */
  bucketOf(name: string): number {
    return this.#young.get(name) ?? this.#recall(name)
  }

  #recall(name: string): number {
    const bucket = this.#old.get(name) ?? this.#key.bucketOf(this.#feature, name)
    if (name.length > LONGEST_REMEMBERED) return bucket
    if (this.#young.size >= GENERATION) {
      this.#old = this.#young
      this.#young = new Map()
    }
    this.#young.set(name, bucket)
    return bucket
  }
}

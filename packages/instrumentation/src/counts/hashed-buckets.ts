import type { HashKey } from '@driftline/profile'

/** Names remembered in each of two generations. */
const GENERATION = 1024
/** A longer name is hashed each time: what is remembered stays small. */
const LONGEST_REMEMBERED = 256

/**
 * Creates a function that gives the bucket of a feature's category under a key, 0 to 63. Those asked for lately are
 * remembered, at most 2,048: a hash costs some microseconds, a look-up what a known name does.
 */
export function createHashedBuckets(key: HashKey, feature: string): (category: string) => number {
  let young = new Map<string, number>()
  let old = new Map<string, number>()

  function recall(category: string): number {
    const bucket = old.get(category) ?? key.bucketOf(feature, category)
    if (category.length > LONGEST_REMEMBERED) return bucket
    if (young.size >= GENERATION) {
      old = young
      young = new Map()
    }
    young.set(category, bucket)
    return bucket
  }

  return (category) => young.get(category) ?? recall(category)
}

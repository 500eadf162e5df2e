import { createValueRule } from '@driftline/profile'
import type { HashKey, ValueRule } from '@driftline/profile'

/** What is known of a feature before its first value. */
export interface FeatureConfig {
  readonly name: string
  /** What its values are checked against; where nothing declares its type, the first value does. */
  readonly rule: ValueRule
  /** Magnitudes up to this are recorded as zero. */
  readonly zeroThreshold: number
  /** Category names counted under their own name; without them, categories are counted in 64 hash buckets. */
  readonly categories?: readonly string[] | undefined
  /** Its categories leave the process only hashed under the key, or without one not at all; undefined: they are not hashed. */
  readonly hashed?: { readonly key: HashKey | undefined } | undefined
  /** Field of the row that holds when the value was made. */
  readonly timestamp?: string | undefined
  /** Older values are stale, in seconds. */
  readonly maxAgeSeconds?: number | undefined
}

const OPEN_RULE = createValueRule({})

/** A feature of which only the name is known. */
export function undeclaredFeature(name: string): FeatureConfig {
  return { name, rule: OPEN_RULE, zeroThreshold: 0 }
}

/** What is known of a feature before its first value. */
export interface FeatureConfig {
  readonly name: string
  readonly type?: 'numeric' | 'categorical' | undefined
  /** Smallest and largest plausible value; a value beyond is counted as a `range` problem and recorded all the same. */
  readonly min?: number | undefined
  readonly max?: number | undefined
  /** Magnitudes up to this are recorded as zero. */
  readonly zeroThreshold: number
  /** Values outside are counted as `under` and `over` and not recorded. */
  readonly guard?: { readonly lower: number; readonly upper: number } | undefined
  /** Values that stand for something else (−1 for "unknown"), counted apart. */
  readonly special: readonly (number | string)[]
  /** Category names counted under their own name; without them, categories are counted in 64 hash buckets. */
  readonly categories?: readonly string[] | undefined
  /** Category names that are no `category` problem. */
  readonly expectedCategories?: ReadonlySet<string> | undefined
}

/** A feature of which only the name is known. */
export function undeclaredFeature(name: string): FeatureConfig {
  return { name, zeroThreshold: 0, special: [] }
}

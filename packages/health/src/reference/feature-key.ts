/** A feature in a segment. */
export interface FeatureKey {
  readonly segment: { readonly name: string; readonly value: string }
  readonly feature: string
}

/** Whose history it is. */
export interface HistoryKey extends FeatureKey {
  readonly window: string
  /** Left out where it is of all live versions together. */
  readonly version?: string
}

/** A range of values; null is an open end. */
export interface OpenRange {
  readonly lower: number | null
  readonly upper: number | null
}

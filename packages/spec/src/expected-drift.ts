/** Drift that is known of, with its range of time. */
export interface ExpectedDrift {
  readonly feature: string
  /** Start, inclusive, milliseconds since 1970. */
  readonly fromMs: number
  /** End, exclusive, milliseconds since 1970; absent while it goes on. */
  readonly toMs?: number
  readonly reason?: string
}

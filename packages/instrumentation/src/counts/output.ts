/** What a model answered for one row; whatever applies. */
export interface Output {
  /** Predicted number, in the unit of the target. */
  readonly value?: number | null | undefined
  /** Probability or confidence, 0 to 1. */
  readonly score?: number | null | undefined
  /** Decided class. */
  readonly class?: string | number | boolean | null | undefined
}

/** The output of a row whose answer is null, or null in every part. */
export const MISSING_OUTPUT: Output = {}

import { toPlainCounts } from '../../counts/check-counts.ts'
import type { FeatureCounts } from '../../counts/feature-counts.ts'
import { mergeFeatureCounts } from '../../counts/feature-counts.ts'

/** All rows of the last windows, a whole cycle of phases at least once one has passed; plain JSON. */
export interface PastCycle {
  /** The last whole cycle. */
  readonly whole?: FeatureCounts
  /** The cycle that is not over. */
  readonly begun?: FeatureCounts
  /** Windows of it. */
  readonly windows: number
}

/** Adds a window. @param length windows of a cycle. */
export function extendCycle({ whole, begun, windows }: PastCycle, counts: FeatureCounts, length: number): PastCycle {
  const extended = toPlainCounts(begun ? mergeFeatureCounts(begun, counts) : counts)
  if (windows + 1 >= length) return { whole: extended, windows: 0 }
  return { ...(whole && { whole }), begun: extended, windows: windows + 1 }
}

/** The rows of a whole cycle and of what followed; undefined before one has passed. */
export function rowsOfCycle({ whole, begun }: PastCycle): FeatureCounts | undefined {
  return whole && begun ? mergeFeatureCounts(whole, begun) : whole
}

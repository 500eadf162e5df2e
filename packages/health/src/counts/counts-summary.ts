import type { FeatureCounts } from './feature-counts.ts'
import { invalidRows, rowsIn } from './feature-counts.ts'
import type { WindowQuantiles } from './quantiles.ts'
import { sketchQuantiles } from './quantiles.ts'

/** What counts show by themselves, whatever they are compared with. */
export interface CountsSummary {
  /** Rows, whatever they held. */
  readonly rows: number
  /** Shares of rows, 0..1; absent where problems are not counted by feature, as in segments. */
  readonly missing?: number
  readonly invalid?: number
  readonly quantiles?: WindowQuantiles
}

/** Sums counts up. @param hasProblems whether problems are counted by feature, as they are for everyone. */
export function summariseCounts(counts: FeatureCounts, hasProblems: boolean): CountsSummary {
  const rows = rowsIn(counts)
  const quantiles = sketchQuantiles(counts)
  return {
    rows,
    ...(hasProblems && {
      missing: share(counts.problems['missing'] ?? 0, rows),
      invalid: share(invalidRows(counts), rows),
    }),
    ...(quantiles && { quantiles }),
  }
}

/** A share of rows, 0 where there are none. */
export function share(count: number, rows: number): number {
  return rows === 0 ? 0 : count / rows
}

import { toPlainCounts } from '../../counts/check-counts.ts'
import type { FeatureCounts } from '../../counts/feature-counts.ts'
import { mergeFeatureCounts, rowsIn } from '../../counts/feature-counts.ts'
import { MINIMUM_RATIO_ROWS } from './one-step-ratios.ts'

/** Windows in a row, and their counts together; plain JSON. */
export interface WindowRun {
  readonly startsMs: readonly number[]
  readonly counts: FeatureCounts
}

/** What one more window makes of a run. */
export interface ExtendedRun {
  /** Windows to be measured together: one with ten rows, or many thin ones. */
  readonly whole?: WindowRun
  /** Windows that are too few still. */
  readonly thin?: WindowRun
}

/** Rows in which thin windows are measured together: in fewer a shift would hardly show. */
const RUN_ROWS = 100
/** A run that is as long is measured with fewer. */
const LONGEST_RUN_MS = 31 * 86_400_000

/** Adds a window to a run of thin ones, unless it is to be measured by itself. */
export function extendRun(thin: WindowRun | undefined, startMs: number, counts: FeatureCounts): ExtendedRun {
  const alone: WindowRun = { startsMs: [startMs], counts }
  if (rowsIn(counts) >= MINIMUM_RATIO_ROWS) return { whole: alone }
  const run = thin ? joinRun(thin, alone) : alone
  const isLong = startMs - run.startsMs[0]! >= LONGEST_RUN_MS
  if (rowsIn(run.counts) >= (isLong ? MINIMUM_RATIO_ROWS : RUN_ROWS)) return { whole: run }
  const kept = isLong ? alone : run
  return { thin: { ...kept, counts: toPlainCounts(kept.counts) } }
}

function joinRun(a: WindowRun, b: WindowRun): WindowRun {
  return { startsMs: [...a.startsMs, ...b.startsMs], counts: mergeFeatureCounts(a.counts, b.counts) }
}

import { toPlainCounts } from '../counts/check-counts.ts'
import type { FeatureCounts } from '../counts/feature-counts.ts'
import { mergeFeatureCounts, rowsIn } from '../counts/feature-counts.ts'
import type { VerdictMemory } from './advance-verdict.ts'
import { freshMemory, MINIMUM_ROWS } from './advance-verdict.ts'

const DAY_MS = 86_400_000
/** Windows too small to judge are merged with the next ones up to this age. */
export const MERGE_LIMIT_MS = 31 * DAY_MS

/** Counts of windows with too few rows, waiting to be merged with the next. */
export interface PendingWindow {
  readonly counts: FeatureCounts
  readonly fromMs: number
}

/** What is remembered of one series of verdicts; plain JSON. */
export interface SeriesMemory {
  readonly verdict: VerdictMemory
  /** Start and end of the last window, ms. */
  readonly lastWindow: { readonly startMs: number; readonly endMs: number }
  readonly pending?: PendingWindow
}

/** Rows that waited and were dropped, and since when. */
export interface DroppedRows {
  readonly rows: number
  readonly fromMs: number
}

/** A window with what waited for it. */
export interface MergedWindow extends PendingWindow {
  readonly dropped?: DroppedRows
}

/** Merges a window with what waits for it; what has waited too long is dropped, and named. */
export function mergePending(
  memory: SeriesMemory | undefined,
  counts: FeatureCounts,
  { startMs, endMs }: { readonly startMs: number; readonly endMs: number },
): MergedWindow {
  const pending = memory?.pending
  if (!pending) return { counts, fromMs: startMs }
  if (endMs - pending.fromMs > MERGE_LIMIT_MS) return { counts, fromMs: startMs, dropped: droppedFrom(pending) }
  return { counts: mergeFeatureCounts(pending.counts, counts), fromMs: pending.fromMs }
}

/** What is lost with a pending window. */
export function droppedFrom({ counts, fromMs }: PendingWindow): DroppedRows {
  return { rows: rowsIn(counts), fromMs }
}

/** What is remembered after a window. */
export function nextMemory(
  verdict: VerdictMemory | undefined,
  lastWindow: SeriesMemory['lastWindow'],
  waiting?: PendingWindow & { readonly rows: number },
): SeriesMemory {
  const { startMs, endMs } = lastWindow
  const pending = waiting &&
    waiting.rows < MINIMUM_ROWS && { counts: toPlainCounts(waiting.counts), fromMs: waiting.fromMs }
  return { verdict: verdict ?? freshMemory, lastWindow: { startMs, endMs }, ...(pending && { pending }) }
}

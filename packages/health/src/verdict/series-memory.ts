import { toPlainCounts } from '../counts/check-counts.ts'
import type { FeatureCounts } from '../counts/feature-counts.ts'
import { mergeFeatureCounts, rowsIn } from '../counts/feature-counts.ts'
import { MINIMUM_ROWS } from './read-window.ts'
import type { VerdictMemory } from './verdict-memory.ts'

const DAY_MS = 86_400_000
/** Windows that say too little are merged with the next ones up to this age. */
export const MERGE_LIMIT_MS = 31 * DAY_MS
/** Most windows merged into one: as many hours as the limit has. Keeps what is remembered of short windows bounded. */
const MERGE_LIMIT_WINDOWS = 31 * 24

/** Counts of windows that say too little, waiting to be merged with the next. */
export interface PendingWindow {
  readonly counts: FeatureCounts
  readonly fromMs: number
  /** Start of each window merged so far, in order; the first is `fromMs`. */
  readonly windowStartsMs: readonly number[]
}

/** What is remembered of one series of verdicts; plain JSON. */
export interface SeriesMemory {
  readonly verdict: VerdictMemory
  /** Start and end of the last window, ms. */
  readonly lastWindow: WindowSpan
  readonly pending?: PendingWindow
  /** Of the comparisons with accepted rows, by agreement and pin. */
  readonly pinned?: Readonly<Record<string, Readonly<Record<string, VerdictMemory>>>>
}

/** When a window was. */
export interface WindowSpan {
  readonly startMs: number
  readonly endMs: number
}

/** Rows that waited and were dropped, since when and why. */
export interface DroppedRows {
  readonly rows: number
  readonly fromMs: number
  /** They waited for too long, the next window shows something by itself, or there is no reference of them all. */
  readonly because: 'late' | 'overtaken' | 'unlike'
}

/** A window, with what waited for it or without. */
export interface MergedWindow extends PendingWindow {
  readonly dropped?: DroppedRows
}

/** A window by itself; what waited for it is dropped, and named. */
export function takeAlone(
  memory: SeriesMemory | undefined,
  { counts, closed }: { readonly counts: FeatureCounts; readonly closed: WindowSpan },
  because: DroppedRows['because'],
): MergedWindow {
  const dropped = memory?.pending && droppedFrom(memory.pending, because)
  return { ...alone(counts, closed.startMs), ...(dropped && { dropped }) }
}

/** A window merged with what waits for it; what has waited too long is dropped, and named. */
export function mergePending(
  memory: SeriesMemory | undefined,
  counts: FeatureCounts,
  { startMs, endMs }: WindowSpan,
): MergedWindow {
  const pending = memory?.pending
  if (!pending) return alone(counts, startMs)
  if (isFull(pending, endMs)) return { ...alone(counts, startMs), dropped: droppedFrom(pending, 'late') }
  return {
    counts: mergeFeatureCounts(pending.counts, counts),
    fromMs: pending.fromMs,
    windowStartsMs: [...pending.windowStartsMs, startMs],
  }
}

function alone(counts: FeatureCounts, startMs: number): PendingWindow {
  return { counts, fromMs: startMs, windowStartsMs: [startMs] }
}

/** What is lost with a pending window. */
export function droppedFrom({ counts, fromMs }: PendingWindow, because: DroppedRows['because']): DroppedRows {
  return { rows: rowsIn(counts), fromMs, because }
}

/** What is remembered after a window. */
export function nextMemory(verdict: VerdictMemory, window: WindowSpan, waiting?: PendingWindow): SeriesMemory {
  const { startMs, endMs } = window
  const isKept = waiting && isWorthKeeping(waiting, window)
  const pending = isKept && { ...onlyPending(waiting), counts: toPlainCounts(waiting.counts) }
  return { verdict, lastWindow: { startMs, endMs }, ...(pending && { pending }) }
}

/** Few rows are never passed over in silence; many are, once a next window of the same length could not be added. */
function isWorthKeeping(waiting: PendingWindow, { startMs, endMs }: WindowSpan): boolean {
  return rowsIn(waiting.counts) < MINIMUM_ROWS || !isFull(waiting, endMs + (endMs - startMs))
}

function isFull({ fromMs, windowStartsMs }: PendingWindow, endMs: number): boolean {
  return endMs - fromMs > MERGE_LIMIT_MS || windowStartsMs.length >= MERGE_LIMIT_WINDOWS
}

function onlyPending({ counts, fromMs, windowStartsMs }: PendingWindow): PendingWindow {
  return { counts, fromMs, windowStartsMs }
}

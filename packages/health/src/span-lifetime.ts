import type { WindowSpan } from './verdict/series-memory.ts'

const DAY_MS = 86_400_000
/** What is unheard of for this long is forgotten, or for eight of its windows. */
const LIFETIME_MS = 31 * DAY_MS
const LIFETIME_WINDOWS = 8

/** Whether something whose last window this was has been unheard of for too long, in event time. */
export function isSpanTooOld({ startMs, endMs }: WindowSpan, nowMs: number): boolean {
  return nowMs - endMs > Math.max(LIFETIME_MS, LIFETIME_WINDOWS * (endMs - startMs))
}

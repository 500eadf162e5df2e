const DAY_MS = 86_400_000
/** Monday 5 January 2026, UTC: day 0 of every trial that makes its own rows. */
const FIRST_MONDAY_MS = Date.UTC(2026, 0, 5)

/** Start and end of a window, ms. */
export interface Span {
  readonly startMs: number
  readonly endMs: number
}

/** The day with this number. */
export function dayAt(day: number): Span {
  const startMs = FIRST_MONDAY_MS + day * DAY_MS
  return { startMs, endMs: startMs + DAY_MS }
}

/** Times of rows spread evenly over a window, ms. */
export function timesWithin({ startMs, endMs }: Span, rowCount: number): readonly number[] {
  const step = (endMs - startMs) / rowCount
  return Array.from({ length: rowCount }, (_, row) => Math.floor(startMs + (row + 0.5) * step))
}

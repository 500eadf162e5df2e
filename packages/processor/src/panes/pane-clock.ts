import type { Window } from '@driftline/spec'
import { windowAt } from '@driftline/spec'

/** A stretch of event time; a pane is (startMs, endMs] in time of data points. */
export interface TimeRange {
  readonly startMs: number
  readonly endMs: number
}

/**
 * Panes of a set of windows: every boundary of any window is a boundary of a pane, so each window is a whole number of
 * panes. A data point at a boundary holds what came before it and belongs to the pane that ends there.
 */
export function paneAt(windows: readonly Window[], timezone: string, timeMs: number): TimeRange {
  let startMs = -Infinity
  let endMs = Infinity
  for (const window of windows) {
    const range = windowOfPoint(window, timezone, timeMs)
    startMs = Math.max(startMs, range.startMs)
    endMs = Math.min(endMs, range.endMs)
  }
  return { startMs, endMs }
}

/** The window a data point's time belongs to: at a boundary, the one that ends there. */
export function windowOfPoint(window: Window, timezone: string, timeMs: number): TimeRange {
  const range = windowAt(window, timeMs, timezone)
  return range.startMs === timeMs ? windowAt(window, timeMs - 1, timezone) : range
}

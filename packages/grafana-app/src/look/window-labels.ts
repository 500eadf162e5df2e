import { createTimeLabels, isCalendarWindow } from '@driftline/view'
import { windowSpan } from '../queries/window-span.ts'

/** Windows and times of a page in words. */
export interface WindowLabels {
  /** A window by its end. */
  readonly ofEnd: (endMs: number) => string
  /** The same for an axis. */
  readonly shortOfEnd: (endMs: number) => string
  /** The window that begins at a time. */
  readonly ofStart: (startMs: number) => string
}

/**
 * Labels of windows by their ends, which is all that metrics know. Calendar windows are of the spec's zone, which metrics
 * do not name: they are read in the middle of their first day, which is the same day almost everywhere.
 *
 * @param window name of the window length
 * @param zone IANA time zone of the reader
 */
export function windowLabels(window: string, zone: string): WindowLabels {
  const { toLabel, toShortLabel } = createTimeLabels(window, isCalendarWindow(window) ? {} : { zone })
  const startOf = (endMs: number): number => endMs - windowSpan(window).shortestMs
  return {
    ofEnd: (endMs) => toLabel(startOf(endMs)),
    shortOfEnd: (endMs) => toShortLabel(startOf(endMs)),
    ofStart: toLabel,
  }
}

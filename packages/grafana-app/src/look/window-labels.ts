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
 * do not name: they begin and end at its midnight, and so say their day wherever it is between ten hours behind UTC and
 * thirteen before it.
 *
 * @param window name of the window length
 * @param zone IANA time zone of the reader
 */
export function windowLabels(window: string, zone: string): WindowLabels {
  const isCalendar = isCalendarWindow(window)
  const { toLabel, toShortLabel } = createTimeLabels(window, isCalendar ? {} : { zone })
  const { shortestMs } = windowSpan(window)
  const onDay = isCalendar ? dayOfMidnight : (timeMs: number): number => timeMs
  const lengthMs = isCalendar ? Math.ceil(shortestMs / DAY_MS) * DAY_MS : shortestMs
  const startOf = (endMs: number): number => onDay(endMs) - lengthMs
  return {
    ofEnd: (endMs) => toLabel(startOf(endMs)),
    shortOfEnd: (endMs) => toShortLabel(startOf(endMs)),
    ofStart: (startMs) => toLabel(onDay(startMs)),
  }
}

const DAY_MS = 86_400_000
/** Zones are at most so far before UTC, but for a few islands. */
const FARTHEST_BEFORE_MS = 13 * 3_600_000

/** Midnight in UTC of the day that begins with a midnight elsewhere. */
function dayOfMidnight(timeMs: number): number {
  return Math.floor((timeMs + FARTHEST_BEFORE_MS) / DAY_MS) * DAY_MS
}

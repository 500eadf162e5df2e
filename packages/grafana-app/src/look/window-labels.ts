import { isTimezone, offsetAt } from '@driftline/spec'
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
 * Labels of windows by their ends, which is all that metrics know.
 *
 * @param window name of the window length
 * @param zone IANA time zone of the reader
 * @param timezone IANA time zone in which the model's calendar windows begin. Where it is not told, or not known here, they
 *   have the right day if it is between ten hours behind UTC and thirteen before it.
 */
export function windowLabels(window: string, zone: string, timezone = ''): WindowLabels {
  const isCalendar = isCalendarWindow(window)
  const { toLabel, toShortLabel } = createTimeLabels(window, isCalendar ? {} : { zone })
  const { shortestMs } = windowSpan(window)
  const onDay = isCalendar ? dayIn(timezone) : (timeMs: number): number => timeMs
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

/** Midnight in UTC of the day that begins in a zone. */
function dayIn(timezone: string): (timeMs: number) => number {
  const aheadOf = isTimezone(timezone) ? (timeMs: number) => offsetAt(timeMs, timezone) : () => FARTHEST_BEFORE_MS
  return (timeMs) => Math.floor((timeMs + aheadOf(timeMs)) / DAY_MS) * DAY_MS
}

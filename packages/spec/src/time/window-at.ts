import { DAY_MS } from './duration.ts'
import { SpecTextError } from './spec-text-error.ts'
import { dateMs, firstInstantOf, offsetAt } from './timezone.ts'
import type { CalendarUnit, Window } from './window.ts'

/** A half-open range of time, milliseconds since 1970. */
export interface TimeRange {
  readonly startMs: number
  readonly endMs: number
}

/** Monday 29 December 1969, from which weeks are counted. */
const FIRST_MONDAY_MS = -3 * DAY_MS
/** Times a `Date` can hold, less a year and some, so that the end of a window is a time too. */
const GREATEST_TIME_MS = 8.64e15 - 400 * DAY_MS

const lastRanges = new Map<string, TimeRange>()

/**
 * The window an instant lies in. Windows of one kind tile time: each ends where the next begins.
 *
 * Durations are aligned to the epoch. Calendar windows begin at midnight of the time zone, weeks on Monday; `2d`, `2w`, `3mo`, `2y` are
 * counted from 1 January 1970, Monday 29 December 1969 and year 0. A day whose midnight is skipped begins when the clocks jump; when
 * midnight comes twice, it begins at the first.
 *
 * @param timeMs milliseconds since 1970.
 * @param timezone IANA time zone; durations do not look at it.
 * @returns `startMs <= timeMs < endMs`.
 * @throws SpecTextError with code `ERR_TIME_OUT_OF_RANGE` when the time is not finite or no date can hold its window.
 * @throws RangeError when the runtime does not know the time zone.
 * @example windowAt(parseWindow('1d'), Date.UTC(2004, 2, 1, 12), 'UTC') // => { startMs: 1078099200000, endMs: 1078185600000 }
 */
export function windowAt(window: Window, timeMs: number, timezone: string): TimeRange {
  if (!(Math.abs(timeMs) <= GREATEST_TIME_MS))
    throw new SpecTextError(
      'ERR_TIME_OUT_OF_RANGE',
      `${timeMs} is not a time a window can hold. Give milliseconds since 1970.`,
    )
  if (window.kind === 'duration') {
    const startMs = Math.floor(timeMs / window.durationMs) * window.durationMs
    return { startMs, endMs: startMs + window.durationMs }
  }
  const key = `${window.name} ${timezone}`
  const last = lastRanges.get(key)
  if (last && last.startMs <= timeMs && timeMs < last.endMs) return last
  const range = calendarWindowAt(window, timeMs, timezone)
  lastRanges.set(key, range)
  return range
}

function calendarWindowAt(
  { unit, count }: Extract<Window, { kind: 'calendar' }>,
  timeMs: number,
  timezone: string,
): TimeRange {
  const boundary = (index: number): number => firstInstantOf(wallStart(unit, index * count), timezone)
  let index = Math.floor(unitIndex(unit, timeMs + offsetAt(timeMs, timezone)) / count)
  while (boundary(index) > timeMs) index -= 1
  while (boundary(index + 1) <= timeMs) index += 1
  return { startMs: boundary(index), endMs: boundary(index + 1) }
}

function unitIndex(unit: CalendarUnit, wallMs: number): number {
  const date = new Date(wallMs)
  switch (unit) {
    case 'day':
      return Math.floor(wallMs / DAY_MS)
    case 'week':
      return Math.floor((wallMs - FIRST_MONDAY_MS) / (7 * DAY_MS))
    case 'month':
      return date.getUTCFullYear() * 12 + date.getUTCMonth()
    case 'year':
      return date.getUTCFullYear()
  }
}

function wallStart(unit: CalendarUnit, index: number): number {
  switch (unit) {
    case 'day':
      return index * DAY_MS
    case 'week':
      return FIRST_MONDAY_MS + index * 7 * DAY_MS
    case 'month':
      return dateMs(0, index, 1)
    case 'year':
      return dateMs(index, 0, 1)
  }
}

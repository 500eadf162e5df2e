import { DAY_MS } from './duration.ts'
import { offsetAt } from './timezone.ts'
import type { Window } from './window.ts'

/** What makes windows of one length alike. */
export type CalendarPhase = 'hour_of_day' | 'hour_of_week' | 'weekday' | 'month'

const HOUR_MS = 3_600_000
/** 1 January 1970 was a Thursday; weeks begin on Monday. */
const FIRST_WEEKDAY = 3

/**
 * The number of the phase an instant lies in, by the clocks of a time zone.
 *
 * @param timeMs milliseconds since 1970.
 * @returns hours from 0, hours of the week from 0 for Monday midnight, weekdays from 0 for Monday, months from 0.
 * @throws RangeError when the runtime does not know the time zone.
 * @example phaseAt('weekday', Date.UTC(2004, 2, 1), 'UTC') // => 0
 */
export function phaseAt(phase: CalendarPhase, timeMs: number, timezone: string): number {
  const wallMs = timeMs + offsetAt(timeMs, timezone)
  const hour = Math.floor(wallMs / HOUR_MS) - 24 * Math.floor(wallMs / DAY_MS)
  const weekday = (((Math.floor(wallMs / DAY_MS) + FIRST_WEEKDAY) % 7) + 7) % 7
  switch (phase) {
    case 'hour_of_day':
      return hour
    case 'hour_of_week':
      return 24 * weekday + hour
    case 'weekday':
      return weekday
    case 'month':
      return new Date(wallMs).getUTCMonth()
  }
}

/**
 * By which phase windows of a length are alike inside a reference: hours of the day up to an hour, weekdays for one
 * day, months for one month; others by none.
 */
export function phaseOfWindow(window: Window): Exclude<CalendarPhase, 'hour_of_week'> | undefined {
  if (window.kind === 'duration') return window.durationMs <= HOUR_MS ? 'hour_of_day' : undefined
  if (window.count !== 1) return undefined
  if (window.unit === 'day') return 'weekday'
  return window.unit === 'month' ? 'month' : undefined
}

import type { CalendarUnit } from '@driftline/spec'
import { parseWindow, SpecTextError } from '@driftline/spec'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** How long the windows of a name can be: calendar windows follow clock changes, months and leap years. */
export interface WindowSpan {
  readonly shortestMs: number
  readonly longestMs: number
}

const CALENDAR: Readonly<Record<CalendarUnit, WindowSpan>> = {
  day: { shortestMs: DAY_MS - HOUR_MS, longestMs: DAY_MS + HOUR_MS },
  week: { shortestMs: 7 * DAY_MS - HOUR_MS, longestMs: 7 * DAY_MS + HOUR_MS },
  month: { shortestMs: 28 * DAY_MS - HOUR_MS, longestMs: 31 * DAY_MS + HOUR_MS },
  year: { shortestMs: 365 * DAY_MS - HOUR_MS, longestMs: 366 * DAY_MS + HOUR_MS },
}

/** The span of a window by the name it goes by in labels; of a name that is none, that of an hour. */
export function windowSpan(name: string): WindowSpan {
  try {
    const window = parseWindow(name)
    if (window.kind === 'duration') return { shortestMs: window.durationMs, longestMs: window.durationMs }
    const { shortestMs, longestMs } = CALENDAR[window.unit]
    return { shortestMs: window.count * shortestMs, longestMs: window.count * longestMs }
  } catch (error) {
    if (error instanceof SpecTextError) return { shortestMs: HOUR_MS, longestMs: HOUR_MS }
    throw error
  }
}

import { parseDuration } from './duration.ts'
import { SpecTextError } from './spec-text-error.ts'

/** Unit of a calendar window. */
export type CalendarUnit = 'day' | 'week' | 'month' | 'year'

/** A span of time verdicts are computed over: a fixed duration aligned to the epoch, or calendar units in a time zone. */
export type Window =
  | { readonly kind: 'duration'; readonly name: string; readonly durationMs: number }
  | { readonly kind: 'calendar'; readonly name: string; readonly unit: CalendarUnit; readonly count: number }

const calendarUnits: Readonly<Record<string, CalendarUnit>> = { d: 'day', w: 'week', mo: 'month', y: 'year' }

/** A whole number above 0 with one unit. */
export const windowPattern = /^[1-9]\d{0,5}(?:s|m|h|d|w|mo|y)$/

export const windowExpected = 'a window such as 15m, 1h, 1d, 1w, 1mo or 1y'

/**
 * Reads a window. `s`, `m` and `h` are durations; `d`, `w`, `mo` and `y` follow the calendar of the spec's time zone, so `1d` may have
 * 23 or 25 hours and `24h` may not.
 *
 * @param text a whole number above 0 and one unit.
 * @throws SpecTextError with code `ERR_WINDOW` when the text is no window.
 * @example parseWindow('1mo') // => { kind: 'calendar', name: '1mo', unit: 'month', count: 1 }
 */
export function parseWindow(text: string): Window {
  if (!windowPattern.test(text))
    throw new SpecTextError('ERR_WINDOW', `"${text}" is not a window. Write ${windowExpected}.`)
  const unit = calendarUnits[text.replace(/^\d+/, '')]
  return unit
    ? { kind: 'calendar', name: text, unit, count: Number.parseInt(text, 10) }
    : { kind: 'duration', name: text, durationMs: parseDuration(text) }
}

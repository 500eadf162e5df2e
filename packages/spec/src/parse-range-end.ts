import { dateExpected, datePattern } from './schema/text-schema.ts'
import { SpecTextError } from './time/spec-text-error.ts'
import { instantOf } from './to-monitor-spec.ts'

/**
 * Reads the end of a range of time as specs write it: a day is included, an instant is not.
 *
 * @param text a date, or a time with its offset from UTC.
 * @param timezone IANA name; a day ends at its midnight.
 * @returns milliseconds since 1970, exclusive.
 * @throws SpecTextError with code `ERR_DATE` when there is no such date or time.
 * @example parseRangeEnd('2026-01-31', 'UTC') // => 1_769_904_000_000
 */
export function parseRangeEnd(text: string, timezone: string): number {
  const timeMs = datePattern.test(text) ? instantOf(text, timezone, 1) : NaN
  if (Number.isNaN(timeMs)) throw new SpecTextError('ERR_DATE', `"${text}" is no date. Write ${dateExpected}.`)
  return timeMs
}

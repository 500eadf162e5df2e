import { types } from 'node:util'

/** A date and time with its offset: without one, nobody could say when that was. */
const ISO_TIME = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/

/** What a time may be, in words. */
export const TIME_EXPECTED =
  'a Date, a number of milliseconds since 1970 or ISO text with its offset (2026-01-31T08:00:00Z) is needed'

/** Reads a time. @returns milliseconds since the epoch; NaN for what is none. */
export function readTimeMs(value: unknown): number {
  if (typeof value === 'number') return value
  if (typeof value === 'string') return ISO_TIME.test(value) ? Date.parse(value.replace(' ', 'T')) : NaN
  if (types.isDate(value)) return value.getTime()
  return typeof value === 'bigint' ? Number(value) : NaN
}

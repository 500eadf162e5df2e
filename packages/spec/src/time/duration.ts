import { SpecTextError } from './spec-text-error.ts'

const SECOND_MS = 1000
const MINUTE_MS = 60 * SECOND_MS
const HOUR_MS = 60 * MINUTE_MS
export const DAY_MS = 24 * HOUR_MS

const unitMs: Readonly<Record<string, number>> = {
  ms: 1,
  s: SECOND_MS,
  m: MINUTE_MS,
  h: HOUR_MS,
  d: DAY_MS,
  w: 7 * DAY_MS,
}

/** A whole or decimal number with a unit, or several of them: `120ms`, `1.5h`, `1h30m`. */
export const durationPattern = /^(?:\d{1,9}(?:\.\d{1,9})?(?:ms|s|m|h|d|w))+$/

export const durationExpected = 'a duration such as 120ms, 30s, 15m, 1h or 7d'

/**
 * Reads a duration; a day is 24 hours and a week 7 days, whatever the calendar says.
 *
 * @param text one or more numbers with a unit of ms, s, m, h, d or w, without spaces.
 * @returns milliseconds, at least 0, whole unless the text asks for less than one.
 * @throws SpecTextError with code `ERR_DURATION` when the text is no duration.
 * @example parseDuration('1h30m') // => 5_400_000
 */
export function parseDuration(text: string): number {
  if (!durationPattern.test(text))
    throw new SpecTextError('ERR_DURATION', `"${text}" is not a duration. Write ${durationExpected}.`)
  let total = 0
  for (const [, number = '', unit = ''] of text.matchAll(/([\d.]+)(ms|s|m|h|d|w)/g))
    total += Number(number) * (unitMs[unit] ?? NaN)
  return Math.round(total * 1e6) / 1e6
}

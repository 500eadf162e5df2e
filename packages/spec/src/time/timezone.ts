import { DAY_MS } from './duration.ts'

const SECOND_MS = 1000
/** More than the largest offset any zone ever had (Manila before 1845, 15 h 56 min). */
const BEYOND_ANY_OFFSET_MS = 16 * 60 * 60 * SECOND_MS

const formatters = new Map<string, Intl.DateTimeFormat>()

/** Whether the runtime knows the IANA time zone. */
export function isTimezone(timezone: string): boolean {
  if (!/^[A-Za-z]/.test(timezone)) return false
  try {
    formatterOf(timezone)
    return true
  } catch {
    return false
  }
}

/**
 * Milliseconds the clocks of a zone are ahead of UTC at an instant.
 *
 * @throws RangeError when the runtime does not know the zone.
 */
export function offsetAt(timeMs: number, timezone: string): number {
  if (timezone === 'UTC') return 0
  const secondMs = Math.floor(timeMs / SECOND_MS) * SECOND_MS
  const parts: Record<string, string> = {}
  for (const { type, value } of formatterOf(timezone).formatToParts(secondMs)) parts[type] = value
  const year = Number(parts['year'])
  const date = dateMs(parts['era']?.startsWith('B') ? 1 - year : year, Number(parts['month']) - 1, Number(parts['day']))
  const time = (Number(parts['hour']) * 60 + Number(parts['minute'])) * 60 + Number(parts['second'])
  return date + time * SECOND_MS - secondMs
}

/**
 * First instant at which the clocks of a zone show a wall time or a later one. In a gap that is the end of the gap, in an overlap the
 * earlier of both instants; so it never falls when the wall time rises.
 *
 * @param wallMs the wall time as if it were UTC, milliseconds since 1970.
 */
export function firstInstantOf(wallMs: number, timezone: string): number {
  if (timezone === 'UTC') return wallMs
  const before = offsetAt(wallMs - BEYOND_ANY_OFFSET_MS, timezone)
  const early = wallMs - before
  if (offsetAt(early, timezone) === before) return early
  const late = wallMs - offsetAt(wallMs + BEYOND_ANY_OFFSET_MS, timezone)
  if (late + offsetAt(late, timezone) === wallMs) return late
  return firstInstantAfterGap(wallMs, timezone)
}

/** Midnight of a proleptic Gregorian date as if it were UTC; months from 0 and days from 1 may lie outside their month or year. */
export function dateMs(year: number, month: number, day: number): number {
  return new Date(0).setUTCFullYear(year, month, day)
}

function firstInstantAfterGap(wallMs: number, timezone: string): number {
  let low = wallMs - DAY_MS
  let high = wallMs + DAY_MS
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (middle + offsetAt(middle, timezone) >= wallMs) high = middle
    else low = middle
  }
  return high
}

function formatterOf(timezone: string): Intl.DateTimeFormat {
  const known = formatters.get(timezone)
  if (known) return known
  const formatter = new Intl.DateTimeFormat('en-US', {
    timeZone: timezone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    era: 'short',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  formatters.set(timezone, formatter)
  return formatter
}

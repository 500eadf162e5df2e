/** A date and time of day as a wall clock shows it; `month` 1..12, `millisecond` 0..999. */
export interface WallTime {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
  readonly millisecond: number
}

const DAY_MS = 86_400_000
const formatByZone = new Map<string, Intl.DateTimeFormat>()

/**
 * Milliseconds since the epoch at which the clocks of a zone show a wall time. Where the clocks show it twice (autumn)
 * the first is taken; where they skip it (spring) the time is moved on by the gap.
 *
 * @param asUtcMs - the wall time read as if it were UTC, as {@link toUtcMs} does.
 * @param timezone - IANA name.
 */
export function fromWallMs(asUtcMs: number, timezone: string): number {
  if (timezone === 'UTC') return asUtcMs
  const steady = steadyOffsetMs(Math.floor(asUtcMs / DAY_MS), timezone)
  if (steady !== undefined) return asUtcMs - steady
  const before = offsetMs(asUtcMs - DAY_MS, timezone)
  const after = offsetMs(asUtcMs + DAY_MS, timezone)
  const first = asUtcMs - before
  if (before === after || offsetMs(first, timezone) === before) return first
  const second = asUtcMs - after
  return offsetMs(second, timezone) === after ? second : first
}

/** Days of the zone that was asked for last: rows of a file are of few days, and to ask for an offset is slow. */
let lastDays = { timezone: '', offsetByDay: new Map<number, number | undefined>() }
const MOST_DAYS = 10_000

/** Offset of a zone all through a wall day and the days beside it; undefined where the clocks are changed. */
function steadyOffsetMs(day: number, timezone: string): number | undefined {
  if (lastDays.timezone !== timezone || lastDays.offsetByDay.size >= MOST_DAYS)
    lastDays = { timezone, offsetByDay: new Map() }
  const { offsetByDay } = lastDays
  if (!offsetByDay.has(day)) {
    const before = offsetMs((day - 1) * DAY_MS, timezone)
    const after = offsetMs((day + 2) * DAY_MS, timezone)
    offsetByDay.set(day, before === after ? before : undefined)
  }
  return offsetByDay.get(day)
}

/** The wall time read as if it were UTC, in milliseconds since the epoch; years below 100 mean what they say. */
export function toUtcMs({ year, month, day, hour, minute, second, millisecond }: WallTime): number {
  if (year >= 100) return Date.UTC(year, month - 1, day, hour, minute, second, millisecond)
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  return date.setUTCHours(hour, minute, second, millisecond)
}

function offsetMs(atMs: number, timezone: string): number {
  const parts: Record<string, number> = {}
  for (const { type, value } of requireFormat(timezone).formatToParts(atMs)) parts[type] = Number(value)
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = parts
  const wallMs = toUtcMs({ year, month, day, hour, minute, second, millisecond: 0 })
  return wallMs - Math.floor(atMs / 1000) * 1000
}

function requireFormat(timezone: string): Intl.DateTimeFormat {
  const known = formatByZone.get(timezone)
  if (known !== undefined) return known
  const format = new Intl.DateTimeFormat('en-US-u-ca-iso8601-nu-latn', {
    timeZone: timezone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  formatByZone.set(timezone, format)
  return format
}

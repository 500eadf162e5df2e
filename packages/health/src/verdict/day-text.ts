const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const
const DAY_MS = 86_400_000

/**
 * A point in time as people say it, e.g. `Mon 24 Nov 2025`, with the time of day where it is not midnight.
 *
 * @param timezone IANA name; the names of days and months are always English, so the text is the same everywhere.
 */
export function dayText(timeMs: number, timezone: string): string {
  const local = new Date(timeMs + offsetMs(timeMs, timezone))
  const day = `${WEEKDAYS[local.getUTCDay()]} ${local.getUTCDate()} ${MONTHS[local.getUTCMonth()]} ${local.getUTCFullYear()}`
  const sinceMidnight = ((local.getTime() % DAY_MS) + DAY_MS) % DAY_MS
  return sinceMidnight === 0 ? day : `${day} ${local.toISOString().slice(11, 16)}`
}

const formatters = new Map<string, Intl.DateTimeFormat>()

function offsetMs(timeMs: number, timezone: string): number {
  if (timezone === 'UTC') return 0
  const part = Object.fromEntries(
    formatterOf(timezone)
      .formatToParts(timeMs)
      .map(({ type, value }) => [type, Number(value)]),
  ) as Readonly<Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', number>>
  const local = Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute, part.second)
  return local - Math.floor(timeMs / 1000) * 1000
}

function formatterOf(timezone: string): Intl.DateTimeFormat {
  const known = formatters.get(timezone)
  if (known) return known
  const digits = '2-digit'
  const formatter = new Intl.DateTimeFormat('en-US', {
    timeZone: timezone,
    hourCycle: 'h23',
    year: 'numeric',
    month: digits,
    day: digits,
    hour: digits,
    minute: digits,
    second: digits,
  })
  formatters.set(timezone, formatter)
  return formatter
}

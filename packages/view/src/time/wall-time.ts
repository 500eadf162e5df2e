import { firstInstantOf, offsetAt } from '@driftline/spec'

/** What the clocks of a place show. */
export interface WallTime {
  /** Its UTC fields are the wall's. */
  readonly date: Date
  /** Minutes ahead of UTC, where the clocks show this for the second time. */
  readonly againAheadMinutes?: number
}

const MINUTE_MS = 60_000
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

/**
 * What the clocks of a zone show at an instant.
 *
 * @throws {RangeError} where the runtime does not know the zone.
 */
export function toWallTime(timeMs: number, zone: string): WallTime {
  const aheadMs = offsetAt(timeMs, zone)
  const isAgain = firstInstantOf(timeMs + aheadMs, zone) < timeMs
  return { date: new Date(timeMs + aheadMs), ...(isAgain && { againAheadMinutes: Math.round(aheadMs / MINUTE_MS) }) }
}

/** `2004` */
export function yearLabel({ date }: WallTime): string {
  return String(date.getUTCFullYear())
}

/** `Mar 2004` */
export function monthLabel(wall: WallTime): string {
  return `${MONTHS[wall.date.getUTCMonth()]} ${yearLabel(wall)}`
}

/** `9 Mar` */
export function shortDayLabel({ date }: WallTime): string {
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}`
}

/** `9 Mar 2004` */
export function dayLabel(wall: WallTime): string {
  return `${shortDayLabel(wall)} ${yearLabel(wall)}`
}

/** `Tue` */
export function weekdayLabel({ date }: WallTime): string {
  return WEEKDAYS[date.getUTCDay()] ?? ''
}

/** `06:00`, and the second time an hour comes `02:00 (UTC+1)`. */
export function clockLabel({ date, againAheadMinutes }: WallTime): string {
  const time = date.toISOString().slice(-13, -8)
  return againAheadMinutes === undefined ? time : `${time} (${offsetLabel(againAheadMinutes)})`
}

/** `Tue 9 Mar 2004`, with the time of day where it is not midnight. */
export function dateLabel(wall: WallTime): string {
  const date = `${weekdayLabel(wall)} ${dayLabel(wall)}`
  const clock = clockLabel(wall)
  return clock === '00:00' ? date : `${date} ${clock}`
}

function offsetLabel(aheadMinutes: number): string {
  const size = Math.abs(aheadMinutes)
  const minutes = size % 60 === 0 ? '' : `:${String(size % 60).padStart(2, '0')}`
  return size === 0 ? 'UTC' : `UTC${aheadMinutes < 0 ? '−' : '+'}${Math.floor(size / 60)}${minutes}`
}

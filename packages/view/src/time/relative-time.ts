import type { Instant } from './instant.ts'
import { toTimeMs } from './instant.ts'
import { createTimeLabels, isCalendarWindow } from './time-labels.ts'
import { clockLabel, dayLabel, shortDayLabel, toWallTime, weekdayLabel, yearLabel } from './wall-time.ts'
import type { WallTime } from './wall-time.ts'

/** A time as it is read at a glance, and in full for who asks. */
export interface TimeText {
  /** `4 min ago`, `since Tue 14:00`; `–` where the time is not known. */
  readonly text: string
  /** `Tue 9 Mar 2004 14:00 Europe/Berlin`; empty where the time is not known. */
  readonly title: string
}

/** From when and where a time is looked at. */
export interface Viewpoint {
  readonly nowMs: number
  /** IANA time zone. Default: UTC. */
  readonly zone?: string
}

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS
const UNKNOWN: TimeText = { text: '–', title: '' }

/** How long ago something was, never more than it is: `4 min ago`; after sixty days the date. */
export function agoText(instant: Instant | null | undefined, { nowMs, zone = 'UTC' }: Viewpoint): TimeText {
  const timeMs = knownTimeMs(instant)
  if (timeMs === undefined) return UNKNOWN
  const wall = toWallTime(timeMs, zone)
  const distance = distanceText(Math.abs(nowMs - timeMs))
  if (distance === undefined) return { text: `on ${dayLabel(wall)}`, title: fullText(wall, zone) }
  const text = distance === '' ? 'just now' : timeMs > nowMs ? `in ${distance}` : `${distance} ago`
  return { text, title: fullText(wall, zone) }
}

/**
 * Since when something is so: `since 14:00` of today, `since Tue 14:00` of the last six days, else the date.
 *
 * @param window name of the window length, where the time is the start of a window: a calendar window begins on a day.
 */
export function sinceText(
  instant: Instant | null | undefined,
  { nowMs, zone = 'UTC', window = '' }: Viewpoint & { readonly window?: string },
): TimeText {
  const timeMs = knownTimeMs(instant)
  if (timeMs === undefined) return UNKNOWN
  const [wall, now] = [toWallTime(timeMs, zone), toWallTime(nowMs, zone)]
  const title = fullText(wall, zone)
  if (/(?:mo|y)$/.test(window)) return { text: `since ${createTimeLabels(window, { zone }).toLabel(timeMs)}`, title }
  const clock = isCalendarWindow(window) ? '' : clockLabel(wall)
  return { text: `since ${nearText(wall, now, clock)}`, title }
}

function nearText(wall: WallTime, now: WallTime, clock: string): string {
  const daysAgo = dayOf(now) - dayOf(wall)
  if (daysAgo === 0) return clock === '' ? 'today' : clock
  if (daysAgo > 0 && daysAgo < 7) return `${weekdayLabel(wall)} ${clock}`.trimEnd()
  return yearLabel(wall) === yearLabel(now) ? shortDayLabel(wall) : dayLabel(wall)
}

function knownTimeMs(instant: Instant | null | undefined): number | undefined {
  if (instant === null || instant === undefined) return undefined
  const timeMs = toTimeMs(instant)
  return Number.isFinite(timeMs) ? timeMs : undefined
}

/** Rounded down; empty below a minute, nothing after sixty days. */
function distanceText(distanceMs: number): string | undefined {
  if (distanceMs < MINUTE_MS) return ''
  if (distanceMs < HOUR_MS) return `${Math.floor(distanceMs / MINUTE_MS)} min`
  if (distanceMs < 2 * DAY_MS) return `${Math.floor(distanceMs / HOUR_MS)} h`
  return distanceMs < 60 * DAY_MS ? `${Math.floor(distanceMs / DAY_MS)} days` : undefined
}

function fullText(wall: WallTime, zone: string): string {
  return `${weekdayLabel(wall)} ${dayLabel(wall)} ${clockLabel(wall)} ${zone}`
}

function dayOf({ date }: WallTime): number {
  return Math.floor(date.getTime() / DAY_MS)
}

import type { Instant } from './instant.ts'
import { toTimeMs } from './instant.ts'
import { clockLabel, dayLabel, monthLabel, shortDayLabel, toWallTime, yearLabel } from './wall-time.ts'
import type { WallTime } from './wall-time.ts'

/** Labels of windows: only as much of the date as tells one window from the next. */
export interface TimeLabels {
  /** Label of the window from a start. */
  readonly toLabel: (start: Instant) => string
  /** A shorter one for an axis. */
  readonly toShortLabel: (start: Instant) => string
}

/** How times are read. */
export interface TimeLabelOptions {
  /**
   * IANA time zone: the spec's for calendar windows, the reader's for others. Default: UTC, where a calendar window's
   * date is read at its noon, which is the same date for zones up to twelve hours away.
   */
  readonly zone?: string
}

/**
 * Labels that fit a window length. An hour that the clocks show twice says its offset the second time.
 *
 * @param window name of the window length: `1y`, `1mo`, `1d`, `6h`.
 * @throws {RangeError} from a label, where the runtime does not know the zone.
 */
export function createTimeLabels(window: string, { zone }: TimeLabelOptions = {}): TimeLabels {
  const { label, shortLabel } = CALENDAR_LABELS[unitOf(window)] ?? clockLabels(window)
  const shiftMs = isCalendarWindow(window) ? HALF_DAY_MS : 0
  const read = (start: Instant): WallTime =>
    zone === undefined ? { date: new Date(toTimeMs(start) + shiftMs) } : toWallTime(toTimeMs(start), zone)
  return { toLabel: (start) => label(read(start)), toShortLabel: (start) => shortLabel(read(start)) }
}

/** Whether windows of a length begin at midnight of the spec's zone; others begin at the same time in every zone. */
export function isCalendarWindow(window: string): boolean {
  return Object.hasOwn(CALENDAR_LABELS, unitOf(window))
}

const HALF_DAY_MS = 43_200_000

interface Labels {
  readonly label: (wall: WallTime) => string
  readonly shortLabel: (wall: WallTime) => string
}

const CALENDAR_LABELS: Readonly<Record<string, Labels>> = {
  y: { label: yearLabel, shortLabel: yearLabel },
  mo: { label: monthLabel, shortLabel: monthLabel },
  w: { label: dayLabel, shortLabel: shortDayLabel },
  d: { label: dayLabel, shortLabel: shortDayLabel },
}

/** Windows of whole days, such as `24h`, all begin at the same hour: their axis needs the day. */
function clockLabels(window: string): Labels {
  const perDay = { h: 24, m: 1440 }[unitOf(window)]
  const isWholeDays = perDay !== undefined && Number.parseInt(window, 10) % perDay === 0
  return { label: minuteLabel, shortLabel: isWholeDays ? shortDayLabel : clockLabel }
}

function minuteLabel(wall: WallTime): string {
  return `${dayLabel(wall)} ${clockLabel(wall)}`
}

function unitOf(window: string): string {
  return /[a-z]+$/.exec(window)?.[0] ?? ''
}

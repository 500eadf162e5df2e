const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const halfDayMs = 43_200_000

/** Labels of windows: only as much of the date as tells one window from the next. */
export interface TimeLabels {
  /** Label of the window from a start, ISO 8601. */
  readonly toLabel: (start: string) => string
  /** A shorter one for an axis. */
  readonly toShortLabel: (start: string) => string
}

/**
 * Labels that fit a window length. A calendar window's start is midnight in the spec's zone, so its date is read at
 * its noon, which is the same date in UTC for zones up to twelve hours away.
 *
 * @param window - name of the window length: `1y`, `1mo`, `1d`, `6h`.
 */
export function createTimeLabels(window: string): TimeLabels {
  const unit = /[a-z]+$/.exec(window)?.[0] ?? ''
  const isCalendar = ['y', 'mo', 'w', 'd'].includes(unit)
  const parse = (start: string): Date => new Date(Date.parse(start) + (isCalendar ? halfDayMs : 0))
  const label = { y: yearLabel, mo: monthLabel, w: dayLabel, d: dayLabel }[unit] ?? timeLabel
  const shortLabel = { y: yearLabel, mo: monthLabel, w: shortDayLabel, d: shortDayLabel }[unit] ?? shortTimeLabel
  return { toLabel: (start) => label(parse(start)), toShortLabel: (start) => shortLabel(parse(start)) }
}

function yearLabel(date: Date): string {
  return String(date.getUTCFullYear())
}

function monthLabel(date: Date): string {
  return `${months[date.getUTCMonth()]} ${date.getUTCFullYear()}`
}

function shortDayLabel(date: Date): string {
  return `${date.getUTCDate()} ${months[date.getUTCMonth()]}`
}

function dayLabel(date: Date): string {
  return `${shortDayLabel(date)} ${date.getUTCFullYear()}`
}

function shortTimeLabel(date: Date): string {
  return date.toISOString().slice(11, 16)
}

function timeLabel(date: Date): string {
  return `${dayLabel(date)} ${shortTimeLabel(date)}`
}

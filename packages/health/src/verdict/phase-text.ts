import type { CalendarPhase } from '@driftline/spec'

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const
const HOURS_OF_DAY = 24

/** A phase of the calendar, and its number. */
export interface NumberedPhase {
  readonly phase: CalendarPhase
  /** Hours from 0, hours of the week and weekdays from 0 for Monday, months from 0. */
  readonly number: number
}

/** When a phase is, as in `usually 4,800 on a Monday`, e.g. `on a Monday at 14:00`. */
export function phaseText({ phase, number }: NumberedPhase): string {
  switch (phase) {
    case 'hour_of_day':
      return `at ${hourText(number)}`
    case 'hour_of_week':
      return `on a ${WEEKDAYS[Math.floor(number / HOURS_OF_DAY)]} at ${hourText(number % HOURS_OF_DAY)}`
    case 'weekday':
      return `on a ${WEEKDAYS[number]}`
    case 'month':
      return `in ${MONTHS[number]}`
  }
}

function hourText(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`
}

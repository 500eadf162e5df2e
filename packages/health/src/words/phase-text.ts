import type { MonitorSpec } from '@driftline/spec'
import { phaseAt } from '@driftline/spec'
import type { HistoryPlan } from '../reference/history/history-plan.ts'
import { historyPlans } from '../reference/history/history-plan.ts'

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

/** What windows of one time are called: `Monday`, with the article that goes before it where one of them is meant. */
export interface PhaseText {
  readonly name: string
  readonly one: string
  /** When they are: `on a Monday`. */
  readonly when: string
}

/** Plans are made once for each spec. */
const known = new WeakMap<MonitorSpec, ReadonlyMap<string, HistoryPlan>>()

/** How people call the windows that a window is compared with by season; undefined where none are alike. */
export function phaseText(spec: MonitorSpec, window: string, startMs: number): PhaseText | undefined {
  const plans = known.get(spec) ?? historyPlans(spec)
  known.set(spec, plans)
  const phase = plans.get(window)?.phase
  if (phase === undefined) return undefined
  const number = phaseAt(phase, startMs, spec.timezone)
  switch (phase) {
    case 'weekday':
      return withArticle(WEEKDAYS[number]!, 'on')
    case 'month':
      return withArticle(MONTHS[number]!, 'in')
    case 'hour_of_day':
      return { name: hourText(number), one: hourText(number), when: `at ${hourText(number)}` }
    case 'hour_of_week': {
      const name = `${WEEKDAYS[Math.floor(number / 24)]!} ${hourText(number % 24)}`
      return { name, one: `a ${name}`, when: `on a ${name}` }
    }
  }
}

function withArticle(name: string, preposition: string): PhaseText {
  const one = `${/^[AO]/.test(name) ? 'an' : 'a'} ${name}`
  return { name, one, when: `${preposition} ${one}` }
}

function hourText(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`
}

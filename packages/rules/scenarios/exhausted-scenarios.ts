import { DAY, HOUR } from './durations.ts'
import { availability } from './event-scenarios.ts'
import type { Span } from './event-series.ts'
import { eventSeries, minutesOf } from './event-series.ts'
import { told } from './firings.ts'
import { floorScenario } from './floor-scenarios.ts'
import type { Scenario } from './scenario.ts'
import { alike } from './scenario.ts'

const EXHAUSTED = 'ModelSLOBudgetExhausted'
const PERIOD = 30 * DAY
const PER_MINUTE = 1000
/** Bad calls per minute that spend the budget of 0.99 in just one period. */
const SPENDS = 10

const options = { budgetExhausted: true }
const hourly = { sampleMinutes: HOUR, evaluationMinutes: HOUR }

/** So many times the budget. */
function spending(budgets: number, minutes: number): Span {
  return { minutes, total: PER_MINUTE, bad: budgets * SPENDS }
}

function exhausted(own: {
  readonly id: string
  readonly title: string
  readonly before: readonly Span[]
  readonly after: readonly Span[]
  readonly from: number
  readonly until?: number
}): Scenario {
  const { id, title, before, after, from, until } = own
  return {
    id: `exhausted-${id}`,
    title,
    specs: [availability(0.99)],
    options,
    series: ({ sampleMinutes }) => eventSeries([...before, ...after], {}, sampleMinutes),
    runs: alike({ historyMinutes: minutesOf(before), endMinute: minutesOf(after), ...hourly }),
    fires: [told(EXHAUSTED, from, until)],
  }
}

/** The alert that a budget is spent, on its own: for mutants of it. */
export const exhaustedScenarios: readonly Scenario[] = [
  exhausted({
    id: 'edge',
    title: 'the budget is just kept, then just not, then it is kept again',
    before: [spending(0.95, 1.3 * PERIOD)],
    after: [spending(1.05, 16 * DAY), spending(0, 2 * DAY)],
    from: PERIOD / 2 + 2 * HOUR,
    until: 16 * DAY + 9 * HOUR,
  }),
  exhausted({
    id: 'new',
    title: 'a new objective of which twice the budget is spent from the beginning',
    before: [],
    after: [spending(2, PERIOD)],
    from: 0.75 * PERIOD + HOUR,
  }),
  floorScenario('exhausted', {
    ...hourly,
    options,
    spec: availability(0.999),
    slo: 'availability',
    floor: 10,
    events: 1,
    everyMinutes: HOUR,
    longMinutes: 25 * DAY,
    waitMinutes: 6 * HOUR,
    fires: told(EXHAUSTED, 2 * HOUR),
  }),
]

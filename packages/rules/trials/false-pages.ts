import { EVENT_TIERS } from '../src/tiers/event-tiers.ts'
import type { Traffic } from '../src/explain/alert-starts.ts'
import { alertStarts } from '../src/explain/alert-starts.ts'
import { createPoisson, createRandom } from '../src/explain/random-numbers.ts'

/** What a floor does to pages, at a traffic and an objective. */
export interface FloorTrial {
  readonly requestsPerHour: number
  readonly objective: number
  readonly withoutFloor: Outcome
  readonly withFloor: Outcome
}

export interface Outcome {
  /** Of a service that fails at half its budget. */
  readonly falsePagesPerMonth: number
  /** From the begin of a total outage to the first page, median, minutes; more than a day where there was none. */
  readonly minutesToPage: number | undefined
}

const SEED = 20_261_121
const MONTHS = 20
const HOUR = 60
const DAY = 24 * HOUR
const MONTH = 30 * DAY
const OUTAGES = 101
const WARM = 6 * HOUR
const HEALTHY_SHARE = 0.5
const PAGE_FLOOR = 5

/** Twenty months of even traffic without any trouble, and a hundred outages, each. */
export function runFloorTrial(requestsPerHour: number, objective: number): FloorTrial {
  const random = createRandom(SEED + requestsPerHour)
  const failing = (1 - objective) * HEALTHY_SHARE
  const months = Array.from({ length: MONTHS }, () =>
    traffic(random, [{ minutes: MONTH + WARM, perMinute: requestsPerHour / HOUR, failing }]),
  )
  const outages = Array.from({ length: OUTAGES }, () =>
    traffic(random, [
      { minutes: WARM, perMinute: requestsPerHour / HOUR, failing: 0 },
      { minutes: DAY, perMinute: requestsPerHour / HOUR, failing: 1 },
    ]),
  )
  const outcome = (floor: number): Outcome => {
    const pageMinutes = (of: Traffic): readonly number[] =>
      EVENT_TIERS.filter(({ severity }) => severity === 'critical')
        .flatMap((tier) => alertStarts(of, { tier, budget: 1 - objective, floor }))
        .toSorted((a, b) => a - b)
    const pages = months.reduce((sum, month) => sum + pageMinutes(month).length, 0)
    const delays = outages.map((outage) => (pageMinutes(outage)[0] ?? Infinity) - WARM).toSorted((a, b) => a - b)
    const median = delays[(OUTAGES - 1) / 2]!
    return { falsePagesPerMonth: pages / MONTHS, minutesToPage: Number.isFinite(median) ? median : undefined }
  }
  return { requestsPerHour, objective, withoutFloor: outcome(1), withFloor: outcome(PAGE_FLOOR) }
}

interface Span {
  readonly minutes: number
  readonly perMinute: number
  readonly failing: number
}

function traffic(random: () => number, spans: readonly Span[]): Traffic {
  const minutes = spans.reduce((sum, span) => sum + span.minutes, 0)
  const total = new Float64Array(minutes + 1)
  const bad = new Float64Array(minutes + 1)
  let now = 0
  for (const { minutes, perMinute, failing } of spans) {
    const failedCalls = createPoisson(random, perMinute * failing)
    const goodCalls = createPoisson(random, perMinute * (1 - failing))
    for (let k = 0; k < minutes; k += 1, now += 1) {
      const failed = failedCalls()
      total[now + 1] = total[now]! + failed + goodCalls()
      bad[now + 1] = bad[now]! + failed
    }
  }
  return { total, bad }
}

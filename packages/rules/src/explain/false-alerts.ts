import type { Objective } from '../objective/objective.ts'
import type { SloKind } from '../objective/slo-kind.ts'
import type { Tier } from '../tiers/tier.ts'
import { DAY_MS, HOUR_MS } from '../tiers/tier.ts'
import { alertStarts } from './alert-starts.ts'
import type { Traffic } from './alert-starts.ts'
import { createPoisson, createRandom } from './random-numbers.ts'
import type { Arrivals } from './total-outage.ts'

/** What alerts although a service keeps its promise, or why nobody can say. */
export type FalseAlerts =
  | {
      readonly kind: 'expected'
      /** Of a service that fails at exactly its budget. */
      readonly atBudget: AlertCounts
      readonly atHalfBudget: AlertCounts
      /** Months of traffic behind the numbers. */
      readonly months: number
    }
  | { readonly kind: 'unknown'; readonly because: string }

/** To be expected in 30 days. */
export interface AlertCounts {
  readonly pages: number
  readonly tickets: number
}

const SEED = 20_261_122
const MONTH_MS = 30 * DAY_MS
/** So many that it is quick, and enough to count on. */
const MONTHS = { most: 10, fewest: 2 }
const MOST_STEPS = MONTHS.most * 30 * 24 * 60
const MANY_CALLS = 30

const UNKNOWN: Readonly<Partial<Record<SloKind, string>>> = {
  drift: 'a window drifts with the one before it and a feature with others, and how much is not known',
  quality: 'how many predictions a cohort has is not known',
}

/**
 * False alerts at a traffic, from a seeded simulation with the tiers and floors of an objective: even traffic at random,
 * each call fails by itself, and all events of a call together.
 *
 * @param arrivals calls, each of them a batch of events.
 */
export function falseAlerts(objective: Objective, { everyMs, batch }: Arrivals): FalseAlerts {
  const because = UNKNOWN[objective.kind]
  if (because !== undefined || batch === undefined)
    return { kind: 'unknown', because: because ?? 'how many events a call has is not known' }
  const { tiers } = objective.fitted
  const stepMs = Math.min(...tiers.map(({ intervalMs }) => intervalMs), HOUR_MS)
  const months = Math.min(MONTHS.most, Math.floor((MOST_STEPS * stepMs) / MONTH_MS))
  if (months < MONTHS.fewest)
    return { kind: 'unknown', because: `tiers that are evaluated every ${stepMs / 1000} s take too long to try` }
  const atShare = (share: number): AlertCounts => countAlerts(objective, { everyMs, batch, share, stepMs, months })
  return { kind: 'expected', atBudget: atShare(1), atHalfBudget: atShare(0.5), months }
}

interface Trial {
  readonly everyMs: number
  readonly batch: number
  /** Of the budget that is used. */
  readonly share: number
  readonly stepMs: number
  readonly months: number
}

function countAlerts(objective: Objective, { everyMs, batch, share, stepMs, months }: Trial): AlertCounts {
  const { tiers } = objective.fitted
  const budget = Number(objective.budget)
  const warmSteps = Math.ceil(Math.max(0, ...tiers.map(({ longMs }) => longMs)) / stepMs)
  const steps = warmSteps + Math.round((months * MONTH_MS) / stepMs)
  const traffic = evenTraffic({ steps, stepMs, perStep: stepMs / everyMs, failing: share * budget })
  const perMonth = (severity: Tier['severity']): number =>
    tiers
      .filter((tier) => tier.severity === severity)
      .flatMap((tier) => alertStarts(traffic, { tier, budget, floor: Math.ceil(objective.minBadOf(tier) / batch) }))
      .filter((step) => step > warmSteps).length / months
  return { pages: perMonth('critical'), tickets: perMonth('warning') }
}

interface EvenTraffic {
  readonly steps: number
  readonly stepMs: number
  readonly perStep: number
  readonly failing: number
}

function evenTraffic({ steps, stepMs, perStep, failing }: EvenTraffic): Traffic {
  const random = createRandom(SEED)
  const failedCalls = createPoisson(random, perStep * failing)
  // So many that their own chance is nothing beside that of the failed ones.
  const isSteady = perStep > MANY_CALLS
  const goodCalls = isSteady ? () => perStep * (1 - failing) : createPoisson(random, perStep * (1 - failing))
  const total = new Float64Array(steps + 1)
  const bad = new Float64Array(steps + 1)
  for (let now = 0; now < steps; now += 1) {
    const failed = failedCalls()
    bad[now + 1] = bad[now]! + failed
    total[now + 1] = total[now]! + failed + goodCalls()
  }
  return { total, bad, stepMs }
}

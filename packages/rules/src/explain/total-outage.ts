import type { MonitorSpec } from '@driftline/spec'
import { cadenceOf } from '../objective/cadence.ts'
import { judgedFeatures } from '../objective/judged-features.ts'
import type { Objective } from '../objective/objective.ts'
import type { Tier } from '../tiers/tier.ts'
import { HOUR_MS } from '../tiers/tier.ts'

/** A total outage as a tier sees it. */
export interface Outage {
  /** From the first failure to the alert, ms. */
  readonly afterMs: number
  /** Share of the budget of a period that is spent by then; above 1 where all of it is, and more. */
  readonly budgetUsed: number
  /** By how much the least number of bad events delays it, ms. */
  readonly floorDelayMs: number
}

/** How events come. */
export interface Arrivals {
  /** Between two events, or between two batches of them, ms; 0 where they come all the time. */
  readonly everyMs: number
  /** Events in a batch; undefined where nobody knows. */
  readonly batch: number | undefined
}

/**
 * How the events of an objective come.
 *
 * @param requestsPerHour left out, calls come all the time.
 */
export function arrivalsOf(spec: MonitorSpec, objective: Objective, requestsPerHour: number | undefined): Arrivals {
  const callsEveryMs = HOUR_MS / (requestsPerHour ?? Infinity)
  switch (objective.kind) {
    case 'drift':
      return { everyMs: cadenceOf(spec.windows[0]!), batch: judgedFeatures(spec) || undefined }
    case 'quality':
      return { everyMs: cadenceOf(spec.labels.cohort), batch: undefined }
    case 'missing':
    case 'freshness':
      return { everyMs: callsEveryMs, batch: Math.max(1, Object.keys(spec.features).length) }
    case 'availability':
    case 'latency':
    case 'custom':
      return { everyMs: callsEveryMs, batch: 1 }
  }
}

interface Watched {
  readonly objective: Objective
  readonly arrivals: Arrivals
  readonly periodMs: number
}

/**
 * When a tier fires after everything begins to fail, with steady traffic and good history: as soon as its long window
 * holds factor × (1 − objective) of bad time and enough bad events, then `for` later; each waits for an evaluation.
 *
 * @returns undefined where it never fires.
 */
export function totalOutage(tier: Tier, { objective, arrivals, periodMs }: Watched): Outage | undefined {
  const budget = Number(objective.budget)
  const badShare = tier.factor * budget
  const floorMs = floorReachedMs(objective.minBadOf(tier), arrivals)
  if (badShare >= 1 || floorMs > tier.longMs) return undefined
  const burnsMs = above(badShare * tier.longMs, arrivals.everyMs || tier.intervalMs)
  const afterMs = firesAfter(Math.max(burnsMs, floorMs), tier)
  return { afterMs, budgetUsed: afterMs / (budget * periodMs), floorDelayMs: afterMs - firesAfter(burnsMs, tier) }
}

/** Time until there are enough bad events, ms; 0 where nobody knows how many come. */
function floorReachedMs(minBad: number, { everyMs, batch }: Arrivals): number {
  return batch === undefined || everyMs === 0 ? 0 : Math.ceil(minBad / batch) * everyMs
}

function firesAfter(holdsMs: number, { intervalMs, forMs }: Tier): number {
  return upTo(holdsMs, intervalMs) + upTo(forMs, intervalMs)
}

function upTo(durationMs: number, stepMs: number): number {
  return Math.ceil(stepsIn(durationMs, stepMs)) * stepMs
}

/** The first step beyond a time: a burn rate of exactly the factor does not fire. */
function above(durationMs: number, stepMs: number): number {
  return (Math.floor(stepsIn(durationMs, stepMs)) + 1) * stepMs
}

function stepsIn(durationMs: number, stepMs: number): number {
  return Number((durationMs / stepMs).toFixed(9))
}

import type { MonitorSpec } from '@driftline/spec'
import { parseDuration } from '@driftline/spec'
import { buildRules } from '../build-rules.ts'
import type { Objective } from '../objective/objective.ts'
import { toObjectives } from '../objective/to-objectives.ts'
import type { Tier } from '../tiers/tier.ts'
import type { FalseAlerts } from './false-alerts.ts'
import { falseAlerts } from './false-alerts.ts'
import type { Outage } from './total-outage.ts'
import { arrivalsOf, totalOutage } from './total-outage.ts'

/** What the rules of a spec do, in numbers. */
export interface RulesExplanation {
  readonly model: string
  readonly periodMs: number
  readonly objectives: readonly ObjectiveExplanation[]
  readonly lookBack: LookBack
}

/** How long Prometheus must keep its data, ms. */
export interface LookBack {
  /** For every alert to work. */
  readonly alertsMs: number
  /** For the rest of the error budget on screens. */
  readonly screensMs: number
}

export interface ObjectiveExplanation extends Pick<Objective, 'name' | 'kind' | 'objective' | 'promise' | 'badEvents'> {
  /** Time of a period in which everything may fail, ms. */
  readonly allowedMs: number
  readonly tiers: readonly TierExplanation[]
  /** In a month; undefined where nobody says what the traffic is. */
  readonly falseAlerts: FalseAlerts | undefined
  readonly rescaled: readonly string[]
  /** Why tiers are left out. */
  readonly dropped: readonly string[]
}

export interface TierExplanation extends Pick<
  Tier,
  'name' | 'severity' | 'longMs' | 'shortMs' | 'factor' | 'forMs' | 'keepFiringForMs'
> {
  /** Share of the budget of a period that is spent when it fires at exactly its factor, once the long window is full. */
  readonly budgetShare: number
  /** Bad events in the long window below which it does not fire. */
  readonly minBad: number
  /** What a total outage does; undefined where it never fires. */
  readonly outage: Outage | undefined
}

/** What the traffic is. */
export interface ExplainOptions {
  /** Calls an hour, above 0. Left out, so many that no floor delays. */
  readonly requestsPerHour?: number
}

/**
 * When each tier fires in a total outage and what is spent by then, and how far the rules look back.
 *
 * @example explainRules(spec).objectives[0]?.tiers[0]?.outage?.afterMs // => 180000
 */
export function explainRules(spec: MonitorSpec, { requestsPerHour }: ExplainOptions = {}): RulesExplanation {
  const periodMs = parseDuration(spec.alerting.period)
  const explain = (objective: Objective): ObjectiveExplanation => {
    const { name, kind, objective: share, promise, badEvents, fitted } = objective
    const arrivals = arrivalsOf(spec, objective, requestsPerHour)
    return {
      name,
      kind,
      objective: share,
      promise,
      badEvents,
      allowedMs: Number(objective.budget) * periodMs,
      tiers: fitted.tiers.map((tier) => ({
        ...pick(tier),
        budgetShare: (tier.factor * tier.longMs) / periodMs,
        minBad: objective.minBadOf(tier),
        outage: totalOutage(tier, { objective, arrivals, periodMs }),
      })),
      falseAlerts: requestsPerHour === undefined ? undefined : falseAlerts(objective, arrivals),
      rescaled: fitted.rescaled.map((tier) => tier.name),
      dropped: fitted.dropped.map(({ because }) => because),
    }
  }
  return { model: spec.model.name, periodMs, objectives: toObjectives(spec).map(explain), lookBack: lookBackOf(spec) }
}

function pick({
  name,
  severity,
  longMs,
  shortMs,
  factor,
  forMs,
  keepFiringForMs,
}: Tier): Omit<TierExplanation, 'budgetShare' | 'minBad' | 'outage'> {
  return { name, severity, longMs, shortMs, factor, forMs, keepFiringForMs }
}

function lookBackOf(spec: MonitorSpec): LookBack {
  const rules = buildRules(spec).groups.flatMap((group) => group.rules)
  const alertsMs = Math.max(0, ...rules.map((rule) => (rule.kind === 'alert' ? rule.condition.lookBackMs : 0)))
  return { alertsMs, screensMs: Math.max(alertsMs, parseDuration(spec.alerting.period)) }
}

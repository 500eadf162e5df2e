import type { MonitorSpec } from '@driftline/spec'
import { parseDuration } from '@driftline/spec'
import { decimalText } from '../decimal.ts'
import { environmentScopes } from '../environment-scopes.ts'
import { badEvents, burnRate } from '../expression/event-counts.ts'
import { coverage, maintenance, symptom, warmUp } from '../expression/guards.ts'
import { LABEL } from '../names.ts'
import type { Objective } from '../objective/objective.ts'
import { SIGNAL_OF } from '../objective/slo-kind.ts'
import { matchersOf } from '../objective/sources.ts'
import { durationText } from '../promql/duration-text.ts'
import type { AlertRule, BurnCondition } from '../rule.ts'
import type { AlertText } from '../text/alert-text.ts'
import { label, say, value } from '../text/alert-text.ts'
import type { Severity, Tier } from '../tiers/tier.ts'
import { HOUR_MS } from '../tiers/tier.ts'
import { alertLabels } from './alert-labels.ts'
import { dashboardUrl, runbookUrl } from './links.ts'
import { ruleId } from './rule-id.ts'

export const BURN_RATE_ALERT = 'ModelSLOBurnRate'

/** `increase` extrapolates, so that five events may read as 4.9. */
const HALF_AN_EVENT = 0.5

/** A tier of an objective. */
export interface ObjectiveTier {
  readonly objective: Objective
  readonly tier: Tier
  readonly severity: Severity
}

/** The alert of one tier. @param objectives all of the model, for what is felt beside a cause */
export function burnRateAlert(
  spec: MonitorSpec,
  { objective, tier, severity }: ObjectiveTier,
  objectives: readonly Objective[],
): AlertRule {
  const { name, kind, model } = objective
  return {
    kind: 'alert',
    alert: BURN_RATE_ALERT,
    id: ruleId(['burn', model, name, tier.name, ...(severity === 'info' ? ['info'] : [])]),
    title: `${model}: ${name} budget burns, ${tier.name}${severity === 'info' ? ' (informs)' : ''}`,
    condition: conditionOf(spec, { objective, tier }, objectives),
    forMs: tier.forMs,
    keepFiringForMs: tier.keepFiringForMs,
    severity,
    labels: {
      ...alertLabels(spec),
      ...objective.labels,
      sli_kind: kind,
      signal: SIGNAL_OF[kind],
      burn_tier: tier.name,
      long_window: durationText(tier.longMs),
      short_window: durationText(tier.shortMs),
    },
    summary: summaryOf(objective),
    description: descriptionOf(spec, objective, tier),
    runbookUrl: runbookUrl(spec, BURN_RATE_ALERT, kind),
    dashboardUrl: dashboardUrl(spec, objective.by),
  }
}

function conditionOf(
  spec: MonitorSpec,
  { objective, tier }: Omit<ObjectiveTier, 'severity'>,
  objectives: readonly Objective[],
): BurnCondition {
  const guarded = { objective, tier, match: matchersOf(spec) }
  return {
    kind: 'burn',
    long: burnRate(objective, tier.longMs),
    short: burnRate(objective, tier.shortMs),
    factor: decimalText(tier.factor),
    bad: badEvents(objective, tier.longMs),
    floor: decimalText(objective.minBadOf(tier) - HALF_AN_EVENT),
    guards: [
      ...warmUp(guarded),
      ...coverage(guarded),
      ...symptom(guarded, objectives),
      ...maintenance({ ...guarded, match: matchersOf(whereWorkCounts(spec, objective)) }),
    ],
    lookBackMs: tier.longMs,
  }
}

/** Counters that do not say their environment are taken to be of those the spec names, so work elsewhere silences nothing. */
function whereWorkCounts(spec: MonitorSpec, { by }: Objective): MonitorSpec {
  return by.includes(LABEL.environment) ? spec : environmentScopes(spec)[0]!.spec
}

function summaryOf({ name, by, model }: Objective): AlertText {
  const place = by.includes(LABEL.environment) ? say` in ${label(LABEL.environment)}` : []
  return say`The ${name} budget of ${model}${place} burns ${value(1)} times as fast as it may.`
}

function descriptionOf(
  { alerting }: MonitorSpec,
  { promise, badEvents: bad, minBadOf }: Objective,
  tier: Tier,
): AlertText {
  const factor = decimalText(tier.factor)
  const hours = Math.round(parseDuration(alerting.period) / tier.factor / HOUR_MS)
  const windows = `${durationText(tier.longMs)} and ${durationText(tier.shortMs)}`
  return say`Promised over ${alerting.period}: ${promise}. Over ${windows} the budget burned more than ${factor} times too fast, with at least ${String(minBadOf(tier))} ${bad}; at ${factor} times it is gone after ${lasting(hours)}.`
}

function lasting(hours: number): string {
  return hours < 72 ? `${hours} hours` : `${Math.round(hours / 24)} days`
}

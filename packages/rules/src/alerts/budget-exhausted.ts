import type { MonitorSpec } from '@driftline/spec'
import { parseDuration } from '@driftline/spec'
import { decimalText } from '../decimal.ts'
import { badEvents, burnRate, labelList, totalEvents } from '../expression/event-counts.ts'
import { warmUp } from '../expression/guards.ts'
import { LABEL } from '../names.ts'
import type { Objective } from '../objective/objective.ts'
import { SIGNAL_OF } from '../objective/slo-kind.ts'
import { matchersOf } from '../objective/sources.ts'
import type { AlertRule } from '../rule.ts'
import type { AlertText } from '../text/alert-text.ts'
import { say, value } from '../text/alert-text.ts'
import type { Tier } from '../tiers/tier.ts'
import { HOUR_MS, MINUTE_MS } from '../tiers/tier.ts'
import type { ModelAlert } from './model-alert.ts'
import { modelAlert, PLACE } from './model-alert.ts'
import { ruleId } from './rule-id.ts'

const HALF_AN_EVENT = 0.5
const FOR_MS = 30 * MINUTE_MS
const KEEP_FIRING_FOR_MS = 6 * HOUR_MS

/** More than the whole budget of the period is spent: it only informs, in every environment, for nobody has to get up. */
export function budgetExhausted(spec: MonitorSpec, objective: Objective): AlertRule {
  const { name, kind, model, badEvents: bad } = objective
  const place: AlertText = objective.by.includes(LABEL.environment) ? say` ${PLACE}` : []
  const expr = spent(spec, objective)
  const periodMs = parseDuration(spec.alerting.period)
  const own: ModelAlert = {
    alert: 'ModelSLOBudgetExhausted',
    title: `${name} budget is spent`,
    severity: 'info',
    expr,
    orZero: `${expr} or ${totalEvents(objective, periodMs)} * 0`,
    lookBackMs: periodMs,
    forMs: FOR_MS,
    keepFiringForMs: KEEP_FIRING_FOR_MS,
    labels: { ...objective.labels, sli_kind: kind, signal: SIGNAL_OF[kind] },
    summary: say`The ${name} budget of ${model}${place} for ${spec.alerting.period} is spent.`,
    description: say`Promised over ${spec.alerting.period}: ${objective.promise}. Of the budget for ${bad}, ${value(2)} times as much as there was is spent.`,
  }
  return { ...modelAlert({ spec, onlyInforms: false }, own), id: ruleId(['exhausted', model, name]) }
}

/** Not before the events reach back to the first quarter of the period: a young series would say it of its first bad day. */
function spent(spec: MonitorSpec, objective: Objective): string {
  const periodMs = parseDuration(spec.alerting.period)
  const floor = decimalText(objective.minBadOf({ severity: 'warning' }) - HALF_AN_EVENT)
  const guards = warmUp({ objective, tier: wholePeriod(periodMs), match: matchersOf(spec) })
  const guarded = guards.map(({ on, expr }) => ` and on ${labelList(on)} ${expr}`).join('')
  return `${burnRate(objective, periodMs)} > 1 and ${badEvents(objective, periodMs)} > ${floor}${guarded}`
}

function wholePeriod(periodMs: number): Tier {
  return {
    name: 'period',
    severity: 'warning',
    longMs: periodMs,
    shortMs: periodMs,
    factor: 1,
    forMs: FOR_MS,
    keepFiringForMs: KEEP_FIRING_FOR_MS,
    intervalMs: 5 * MINUTE_MS,
    isArmedAtOnce: false,
  }
}

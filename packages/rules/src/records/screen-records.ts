import type { MonitorSpec } from '@driftline/spec'
import { parseDuration } from '@driftline/spec'
import { decimalText } from '../decimal.ts'
import { aggregate, burnRate } from '../expression/event-counts.ts'
import type { Objective } from '../objective/objective.ts'
import { durationText } from '../promql/duration-text.ts'
import type { RecordRule } from '../rule.ts'

/** Series that screens read; no alert does. */
export function screenRecords(spec: MonitorSpec, objective: Objective): readonly RecordRule[] {
  const { labels } = objective
  const windows = objective.fitted.tiers.flatMap(({ longMs, shortMs }) => [shortMs, longMs])
  const rates = [...new Set(windows)].toSorted((a, b) => a - b)
  return [
    ...rates.map((windowMs): RecordRule => ({
      kind: 'record',
      record: `model_slo:burn_rate:ratio${durationText(windowMs)}`,
      expr: burnRate(objective, windowMs),
      labels,
    })),
    {
      kind: 'record',
      record: 'model_slo:period_error_budget_remaining:ratio',
      expr: budgetRemaining(objective, parseDuration(spec.alerting.period)),
      labels,
    },
    info(spec, objective),
  ]
}

/** 1 while nothing was bad, 0 when the budget is spent, below it when more was: by events, not by time. */
export function budgetRemaining(objective: Objective, periodMs: number): string {
  return `1 - ${burnRate(objective, periodMs)}`
}

function info({ alerting, model }: MonitorSpec, objective: Objective): RecordRule {
  const team = alerting.team ?? model.owner
  return {
    kind: 'record',
    record: 'model_slo_info',
    expr: aggregate('group', objective.by, objective.total),
    labels: {
      ...objective.labels,
      ...(team !== undefined && { team }),
      sli_kind: objective.kind,
      objective: decimalText(objective.objective),
      period: alerting.period,
    },
  }
}

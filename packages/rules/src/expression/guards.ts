import {
  METRIC_ML_DRIFT_SEVERITY,
  METRIC_ML_LABEL_COVERAGE,
  METRIC_ML_MAINTENANCE_ACTIVE,
  ML_DEPLOYMENT_ROLE_VALUE_LIVE,
  ML_FEATURE_NAME_VALUE_PREDICTION,
  ML_SEGMENT_NAME_VALUE_ALL,
} from '@driftline/semconv'
import { LABEL, prometheusNameOf } from '../names.ts'
import type { Objective } from '../objective/objective.ts'
import { durationText } from '../promql/duration-text.ts'
import type { Matcher } from '../promql/selector.ts'
import { renderSelector } from '../promql/selector.ts'
import type { Guard } from '../rule.ts'
import type { Tier } from '../tiers/tier.ts'
import { aggregate, burnRate, labelList, totalEvents } from './event-counts.ts'

/** Outcomes must be known of at least this share of predictions. */
const LEAST_COVERAGE = 0.5
/** From here on drift of the predictions themselves is a symptom. */
const ACT_SEVERITY = 70
/** Quarters of the long window: there must have been something in the first of them. */
const QUARTERS = 4

/** What stands beside a burn rate, for any objective and tier. */
export interface GuardedTier {
  readonly objective: Objective
  readonly tier: Tier
  /** Matchers of all selectors of the spec. */
  readonly match: readonly Matcher[]
}

/** A tier fires once the events reach back to the first quarter of its long window. */
export function warmUp({ objective, tier }: GuardedTier): readonly Guard[] {
  if (tier.isArmedAtOnce) return []
  const quarterMs = tier.longMs / QUARTERS
  const then = `${objective.total}[${durationText(quarterMs)}] offset ${durationText((QUARTERS - 1) * quarterMs)}`
  const expr = aggregate('group', objective.by, `present_over_time(${then})`)
  return [
    { name: 'warm_up', joins: 'and', on: objective.by, expr, flag: flagOf({ objective, tier }, expr, objective.by) },
  ]
}

/** Planned work silences a tier until its short window holds none of it. */
export function maintenance({ objective, tier, match }: GuardedTier): readonly Guard[] {
  const on = sharedLabels(objective)
  const metric = prometheusNameOf(METRIC_ML_MAINTENANCE_ACTIVE)
  const active = renderSelector(metric, modelMatchers(objective, match))
  const expr = `${aggregate('max', on, `max_over_time(${active}[${durationText(tier.shortMs)}])`)} == 1`
  return [{ name: 'maintenance', joins: 'unless', on, expr, flag: flagOf({ objective, tier }, expr, on) }]
}

/** Few outcomes say little of all predictions. */
export function coverage({ objective, tier, match }: GuardedTier): readonly Guard[] {
  if (objective.kind !== 'quality') return []
  const on = sharedLabels(objective)
  const known = renderSelector(prometheusNameOf(METRIC_ML_LABEL_COVERAGE), [
    ...modelMatchers(objective, match),
    { label: LABEL.role, is: '=', value: ML_DEPLOYMENT_ROLE_VALUE_LIVE },
  ])
  const expr = `${aggregate('min', on, `avg_over_time(${known}[${durationText(tier.shortMs)}])`)} < ${LEAST_COVERAGE}`
  return [{ name: 'coverage', joins: 'unless', on, expr, flag: flagOf({ objective, tier }, expr, on) }]
}

/** Drift pages only where users feel it: a symptom burns, or the predictions themselves moved. */
export function symptom({ objective, tier, match }: GuardedTier, objectives: readonly Objective[]): readonly Guard[] {
  if (objective.kind !== 'drift' || tier.severity !== 'critical') return []
  const on = sharedLabels(objective)
  const burning = objectives
    .filter(({ kind, by }) => isSymptom(kind) && on.every((label) => by.includes(label)))
    .map((own) => `${aggregate('max', on, burnRate(own, tier.shortMs))} > 1`)
  const severity = renderSelector(prometheusNameOf(METRIC_ML_DRIFT_SEVERITY), [
    ...modelMatchers(objective, match),
    { label: LABEL.role, is: '=', value: ML_DEPLOYMENT_ROLE_VALUE_LIVE },
    { label: LABEL.segment, is: '=', value: ML_SEGMENT_NAME_VALUE_ALL },
    { label: LABEL.feature, is: '=', value: ML_FEATURE_NAME_VALUE_PREDICTION },
  ])
  const expr = [...burning, `${aggregate('max', on, severity)} >= ${ACT_SEVERITY}`].join(' or ')
  return [{ name: 'symptom', joins: 'and', on, expr, flag: flagOf({ objective, tier }, expr, on) }]
}

function isSymptom(kind: Objective['kind']): boolean {
  return kind === 'availability' || kind === 'latency' || kind === 'quality'
}

/** Labels that both the objective's series and those of the model have: all but its own name. */
export function sharedLabels({ by }: Pick<Objective, 'by'>): readonly string[] {
  return by.filter((label) => label !== LABEL.slo)
}

function modelMatchers({ model }: Objective, match: readonly Matcher[]): readonly Matcher[] {
  return [{ label: LABEL.model, is: '=', value: model }, ...match]
}

/** 1 where the expression has a series beside that of the objective, else 0. */
function flagOf(
  { objective, tier }: Pick<GuardedTier, 'objective' | 'tier'>,
  expr: string,
  on: readonly string[],
): string {
  const nothing = `${totalEvents(objective, tier.longMs)} * 0`
  return `${nothing} + 1 and on ${labelList(on)} (${expr}) or ${nothing}`
}

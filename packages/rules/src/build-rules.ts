import type { MonitorSpec } from '@driftline/spec'
import { budgetExhausted } from './alerts/budget-exhausted.ts'
import { burnRateAlert } from './alerts/burn-rate-alert.ts'
import { modelAlerts } from './alerts/model-alerts.ts'
import type { EnvironmentScope } from './environment-scopes.ts'
import { environmentScopes } from './environment-scopes.ts'
import { LABEL } from './names.ts'
import type { Objective } from './objective/objective.ts'
import { toObjectives } from './objective/to-objectives.ts'
import { screenRecords } from './records/screen-records.ts'
import type { AlertRule, RuleGroup, RuleSet } from './rule.ts'
import { MINUTE_MS } from './tiers/tier.ts'

/** Between evaluations of the rules that may wait. */
const SLOW_INTERVAL_MS = 5 * MINUTE_MS

/** What rules are built beside those that every spec gets. */
export interface BuildRulesOptions {
  /** Also tells where the whole budget of an objective is spent. Default false. */
  readonly budgetExhausted?: boolean
}

/**
 * All rules of a monitoring spec: burn-rate alerts for each objective and tier, alerts for the model as a whole, and
 * series for screens. Pure: the same spec gives the same rules.
 */
export function buildRules(spec: MonitorSpec, options: BuildRulesOptions = {}): RuleSet {
  const objectives = toObjectives(spec)
  const everywhere: ScopedObjectives = { spec, onlyInforms: false, objectives }
  const byEnvironment = environmentScopes(spec).map((scope): ScopedObjectives => ({
    spec: scope.spec,
    onlyInforms: scope.onlyInforms,
    objectives: scope.spec === spec ? objectives : toObjectives(scope.spec),
  }))
  const alerts = objectives.map((objective) => {
    const scopes = objective.by.includes(LABEL.environment) ? byEnvironment : [everywhere]
    const tiered = tierAlerts(objective, scopes)
    if (options.budgetExhausted !== true) return { objective, rules: tiered }
    const exhausted = { alert: budgetExhausted(spec, objective), intervalMs: SLOW_INTERVAL_MS }
    return { objective, rules: [...tiered, exhausted] }
  })
  return {
    model: spec.model.name,
    by: spec.alerting.by,
    groups: [
      ...alerts.flatMap(({ objective, rules }) => groupsOf(spec, objective, rules)),
      ...withRules(`${groupName(spec)}:model`, MINUTE_MS, modelAlerts(spec, objectives)),
    ],
  }
}

/** The objectives of a spec in some environments. */
interface ScopedObjectives extends EnvironmentScope {
  readonly objectives: readonly Objective[]
}

interface TimedAlert {
  readonly alert: AlertRule
  /** Between its evaluations. */
  readonly intervalMs: number
}

function tierAlerts(objective: Objective, scopes: readonly ScopedObjectives[]): readonly TimedAlert[] {
  return objective.fitted.tiers.flatMap((tier) =>
    scopes.map(({ spec, onlyInforms, objectives }) => ({
      alert: burnRateAlert(
        spec,
        {
          objective: objectives.find(({ name }) => name === objective.name) ?? objective,
          tier,
          severity: onlyInforms ? 'info' : tier.severity,
        },
        objectives,
      ),
      intervalMs: tier.intervalMs,
    })),
  )
}

function groupsOf(spec: MonitorSpec, objective: Objective, alerts: readonly TimedAlert[]): readonly RuleGroup[] {
  const name = `${groupName(spec)}:${objective.name}`
  const [slow, fast] = [true, false].map((isSlow) =>
    alerts.filter(({ intervalMs }) => intervalMs >= SLOW_INTERVAL_MS === isSlow),
  )
  const fastIntervalMs = Math.min(MINUTE_MS, ...fast!.map(({ intervalMs }) => intervalMs))
  return [
    ...withRules(
      `${name}:fast`,
      fastIntervalMs,
      fast!.map(({ alert }) => alert),
    ),
    ...withRules(`${name}:slow`, SLOW_INTERVAL_MS, [
      ...slow!.map(({ alert }) => alert),
      ...screenRecords(spec, objective),
    ]),
  ]
}

function withRules(name: string, intervalMs: number, rules: RuleGroup['rules']): readonly RuleGroup[] {
  return rules.length === 0 ? [] : [{ name, intervalMs, rules }]
}

function groupName({ model }: MonitorSpec): string {
  return `model-slo:${model.name}`
}

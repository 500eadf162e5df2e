import type { MonitorSpec } from '@driftline/spec'
import { environmentScopes } from '../environment-scopes.ts'
import { LABEL } from '../names.ts'
import type { Objective } from '../objective/objective.ts'
import type { AlertRule } from '../rule.ts'
import { coverageLow } from './coverage-low.ts'
import { dataMissing } from './data-missing.ts'
import { dataStale } from './data-stale.ts'
import { driftAct } from './drift-act.ts'
import { noTraffic } from './no-traffic.ts'

/** Alerts on a model as a whole, for each scope of environments. */
export function modelAlerts(spec: MonitorSpec, objectives: readonly Objective[]): readonly AlertRule[] {
  const counted = objectives.filter(({ by }) => by.includes(LABEL.slo) && by.includes(LABEL.environment))
  const scopes = environmentScopes(spec)
  return [
    ...(counted.length > 0 ? scopes.map(dataMissing) : []),
    ...(spec.slos.drift ? [...scopes.map(dataStale), ...scopes.map(driftAct)] : []),
    ...(counted.some(({ kind }) => kind === 'availability') ? [noTraffic({ spec, onlyInforms: false })] : []),
    ...(spec.slos.quality ? scopes.map(coverageLow) : []),
  ]
}

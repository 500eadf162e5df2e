import { ATTR_ML_SLO_NAME } from '@driftline/semconv'
import { ALERT, ALERT_LABEL, FIRING, MANAGED_BY } from '../queries/alert-queries.ts'
import type { Names } from '../queries/names.ts'
import { NAME_LABEL } from '../queries/selector.ts'
import { groupBy } from './group-by.ts'
import type { Answers, Series } from './series.ts'

/** An alert of a model; empty texts where its rule does not say. */
export interface ModelAlert {
  readonly alert: string
  readonly isFiring: boolean
  /** page, warning, info … as the rule has it. */
  readonly severity: string
  /** Name of the objective it is about. */
  readonly slo: string
  readonly kind: string
  readonly tier: string
  /** Since when its condition holds, ms since 1970. */
  readonly sinceMs: number | undefined
  /** Its rule is one of Driftline's: there is a runbook for it. */
  readonly isOurs: boolean
}

/** The alerts of a model, those that fire first, then the oldest; of what several processes evaluate one. */
export function readAlerts(names: Names, answers: Answers): readonly ModelAlert[] {
  const starts = groupBy(answers.get(ALERT.since) ?? [], identityOf)
  const alerts = Array.from(groupBy(answers.get(ALERT.states) ?? [], identityOf), ([identity, own]): ModelAlert => {
    const [{ labels }] = own
    const sinces = (starts.get(identity) ?? []).flatMap(({ samples }) => samples.at(-1)?.[1] ?? [])
    return {
      alert: labels[ALERT_LABEL.name] ?? '',
      isFiring: own.some((series) => series.labels[ALERT_LABEL.state] === FIRING),
      severity: labels[ALERT_LABEL.severity] ?? '',
      slo: labels[names.label(ATTR_ML_SLO_NAME)] ?? '',
      kind: labels[ALERT_LABEL.kind] ?? '',
      tier: labels[ALERT_LABEL.tier] ?? '',
      sinceMs: sinces.length === 0 ? undefined : Math.min(...sinces) * 1000,
      isOurs: labels[ALERT_LABEL.managedBy] === MANAGED_BY,
    }
  })
  return alerts.toSorted(
    (a, b) =>
      Number(b.isFiring) - Number(a.isFiring) || (a.sinceMs ?? Infinity) - (b.sinceMs ?? Infinity) || byName(a, b),
  )
}

/** What makes an alert this one: all that its rule and its series say, but not where it stands or who evaluates it. */
function identityOf({ labels }: Series): string {
  const own = Object.entries(labels).filter(([label]) => !BESIDE.has(label))
  return JSON.stringify(own.toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

const BESIDE: ReadonlySet<string> = new Set([NAME_LABEL, ALERT_LABEL.state, 'replica', 'prometheus_replica'])

function byName(a: ModelAlert, b: ModelAlert): number {
  return a.alert < b.alert ? -1 : Number(a.alert > b.alert)
}

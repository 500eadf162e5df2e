import type { MonitorSpec } from '@driftline/spec'
import { parseDuration } from '@driftline/spec'
import { decimalText } from '../decimal.ts'
import { arrivalsOf, totalOutage } from '../explain/total-outage.ts'
import type { Objective } from '../objective/objective.ts'
import { durationText } from '../promql/duration-text.ts'
import type { Finding } from './finding.ts'
import { warning } from './finding.ts'
import { valuePath } from './value-path.ts'

const SECOND_MS = 1000

/** An objective so strict that a total outage has spent the whole budget before the first alert can tell of it. */
export function checkBudget(spec: MonitorSpec, objective: Objective, path: Finding['path']): readonly Finding[] {
  const { kind, name, budget, fitted } = objective
  // Verdicts and cohorts come late whatever is promised.
  if (kind === 'drift' || kind === 'quality') return []
  const periodMs = parseDuration(spec.alerting.period)
  const arrivals = arrivalsOf(spec, objective, undefined)
  const toldMs = Math.min(
    ...fitted.tiers.map((tier) => totalOutage(tier, { objective, arrivals, periodMs })?.afterMs ?? Infinity),
  )
  const allowedMs = Number(budget) * periodMs
  if (toldMs === Infinity || toldMs <= allowedMs) return []
  return [
    warning(
      valuePath(path, objective),
      `${name}: of ${spec.alerting.period} everything may fail for ${durationText(whole(allowedMs))}, and the first alert of a total outage comes after ${durationText(toldMs)}: the promise is broken by then.`,
      `The strictest objective that an alert can still help to keep is ${decimalText(strictest(toldMs / periodMs))}.`,
    ),
  ]
}

/** In whole seconds, where it has any. */
function whole(durationMs: number): number {
  return durationMs < SECOND_MS ? Math.round(durationMs) : Math.round(durationMs / SECOND_MS) * SECOND_MS
}

/** As many nines as leave a budget above a share of the period. */
function strictest(share: number): number {
  const nines = Math.floor(-Math.log10(share))
  return Number((1 - 10 ** -nines).toFixed(nines))
}

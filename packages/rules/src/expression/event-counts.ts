import type { Objective } from '../objective/objective.ts'
import { durationText } from '../promql/duration-text.ts'
import { numberText } from '../promql/number-text.ts'

type Counters = Pick<Objective, 'by' | 'total' | 'good'>

/** Labels as an aggregation lists them. */
export function labelList(labels: readonly string[]): string {
  return `(${labels.join(', ')})`
}

/** An aggregation as Prometheus prints it, by labels or over everything. */
export function aggregate(operator: 'sum' | 'max' | 'min' | 'group', by: readonly string[], expr: string): string {
  return by.length === 0 ? `${operator}(${expr})` : `${operator} by ${labelList(by)} (${expr})`
}

/** All events of a window. */
export function totalEvents({ by, total }: Counters, windowMs: number): string {
  return aggregate('sum', by, `increase(${total}[${durationText(windowMs)}])`)
}

/** Bad events of a window: without any good series, all. */
export function badEvents(counters: Counters, windowMs: number): string {
  const total = totalEvents(counters, windowMs)
  const good = totalEvents({ ...counters, total: counters.good }, windowMs)
  return `${total} - (${good} or ${total} * 0)`
}

/** Share of a window's events that were bad, as a multiple of the error budget: 0 where there were none. */
export function burnRate(objective: Counters & Pick<Objective, 'budget'>, windowMs: number): string {
  const total = totalEvents(objective, windowMs)
  return `((${badEvents(objective, windowMs)}) / (${total} > 0) or ${total} * 0) / ${numberText(objective.budget)}`
}

import type { MonitorSpec } from '@driftline/spec'
import { toObjectives } from '@driftline/rules'
import type { Answers } from '../../frames/series.ts'
import type { InstantQuery } from '../../queries/query-spec.ts'
import { withoutVariables } from '../../queries/selector.ts'
import type { PreviewSpan } from './preview-plan.ts'

const SECOND_MS = 1000

/** Whether the events of each objective were counted at all in a time. */
export function eventQueries(spec: MonitorSpec, { fromMs, toMs }: PreviewSpan): readonly InstantQuery[] {
  const seconds = Math.max(1, Math.round((toMs - fromMs) / SECOND_MS))
  return toObjectives(spec).map(({ total }, i) => ({
    kind: 'instant',
    name: queryName(i),
    expr: withoutVariables(`count(present_over_time(${total}[${seconds}s]))`),
    timeMs: toMs,
  }))
}

/** Names of the objectives that nothing was counted for, so that their alerts could not fire. */
export function objectivesWithoutData(spec: MonitorSpec, answers: Answers): readonly string[] {
  return toObjectives(spec).flatMap(({ name }, i) => ((answers.get(queryName(i)) ?? []).length === 0 ? [name] : []))
}

function queryName(objective: number): string {
  return `events-${objective}`
}

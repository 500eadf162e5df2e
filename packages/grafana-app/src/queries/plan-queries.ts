import type { Names } from './names.ts'
import { gridQuery, rangeQuery } from './query-spec.ts'
import type { QuerySpec } from './query-spec.ts'
import { maxByContract, selector } from './selector.ts'
import type { Where } from './selector.ts'
import { gridStepMs } from './time-plan.ts'
import type { TimePlan } from './time-plan.ts'
import { windowSpan } from './window-span.ts'

/** A question about one metric of the contract. */
export interface Ask {
  readonly name: string
  readonly metric: string
  readonly where?: Where
}

/**
 * The newest window. Loaded history is asked by a range of half a window that ends where the window does: nothing of the
 * window before is in it, as it would be within Prometheus' five minutes, or in a `last_over_time`.
 */
export function newestQuery(names: Names, plan: TimePlan, { name, metric, where = {} }: Ask): QuerySpec {
  if (plan.repeats) return { kind: 'instant', name, expr: maxByContract(names, metric, where), timeMs: plan.viewMs }
  const rangeMs = windowSpan(plan.window).shortestMs / 2
  return rangeQuery(name, selector(names, metric, where), { toMs: plan.endMs, rangeMs })
}

/** Window after window; of a scraped processor also the newest, which no grid has met yet. */
export function windowsQueries(names: Names, plan: TimePlan, ask: Ask): readonly QuerySpec[] {
  const { name, metric, where = {} } = ask
  const { fromMs, viewMs } = plan
  if (plan.repeats) {
    const expr = maxByContract(names, metric, where)
    const grid = gridQuery({ name, expr, fromMs, toMs: viewMs, stepMs: gridStepMs(plan.window) })
    return [grid, newestQuery(names, plan, { ...ask, name: newestName(name) })]
  }
  return [
    rangeQuery(name, selector(names, metric, where), {
      toMs: viewMs,
      rangeMs: viewMs - fromMs,
    }),
  ]
}

/** Name of the query for the newest window beside the one for all. */
export function newestName(name: string): string {
  return `${name}-newest`
}

/** When the windows ended that a page shows; without it nothing that a scraped processor tells has its window. */
export const ENDS = 'ends'

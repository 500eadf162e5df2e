import { durationText } from '@driftline/rules'
import {
  ATTR_ML_MODEL_NAME,
  METRIC_ML_SLO_EVENTS,
  METRIC_ML_SLO_GOOD_EVENTS,
  METRIC_ML_SLO_OBJECTIVE,
} from '@driftline/semconv'
import type { Names } from './names.ts'
import type { InstantQuery } from './query-spec.ts'
import { maxBy, selector } from './selector.ts'
import type { Where } from './selector.ts'
import { union } from './union.ts'

/** Over what error budgets are reckoned. */
export const BUDGET_MS = 30 * 86_400_000
/** Loaded history ends at times of its own; budgets are asked for at so many of them, the newest. */
const MOST_ENDS = 5

/** Parts of the answers about budgets. */
export const BUDGET_PART = { events: 'events', good: 'good', objective: 'objective' } as const

/** Whose budgets are asked for. */
export interface BudgetScope {
  readonly name: string
  readonly windows: readonly { readonly model: string; readonly endMs: number; readonly repeats: boolean }[]
  readonly viewMs: number
  readonly where?: Where
  /** Over what events are counted. Default: the 30 days of a budget. */
  readonly overMs?: number
}

/**
 * Events of the last 30 days, or of a shorter time, the good ones of them, and the objective. The counters are persisted, so their difference
 * is exact, and ten times cheaper than an `increase`; counters that are younger or began anew are taken whole.
 */
export function budgetsQuery(names: Names, scope: BudgetScope): InstantQuery {
  const { name, windows, viewMs, where = {}, overMs = BUDGET_MS } = scope
  const loaded = windows.filter(({ repeats }) => !repeats)
  const ends = [...new Set(loaded.map(({ endMs }) => endMs))].sort((a, b) => b - a).slice(0, MOST_ENDS)
  const places: readonly Place[] = [
    ...(loaded.length < windows.length ? [{ where, at: '' }] : []),
    ...ends.map((endMs) => ({ where: { ...where, ...modelsOf(loaded, endMs) }, at: ` @ ${endMs / 1000}` })),
  ]
  const anywhere = (expressionOf: (place: Place) => string): string => `(${places.map(expressionOf).join(' or ')})`
  const expr = union({
    [BUDGET_PART.events]: anywhere((place) => lately(names, METRIC_ML_SLO_EVENTS, { ...place, overMs })),
    [BUDGET_PART.good]: anywhere((place) => lately(names, METRIC_ML_SLO_GOOD_EVENTS, { ...place, overMs })),
    [BUDGET_PART.objective]: anywhere((place) => latest(names, METRIC_ML_SLO_OBJECTIVE, place)),
  })
  return { kind: 'instant', name, expr, timeMs: viewMs }
}

/** Which series, and at which time; nothing is the time of the query. */
interface Place {
  readonly where: Where
  readonly at: string
}

function lately(names: Names, metric: string, { overMs, ...place }: Place & { readonly overMs: number }): string {
  const now = latest(names, metric, place)
  const before = latest(names, metric, { ...place, at: `${place.at} offset ${durationText(overMs)}` })
  return `(${now} - ${before} >= 0) or ${now}`
}

function latest(names: Names, metric: string, { where, at }: Place): string {
  return maxBy(names, names.attributesOf(metric), `${selector(names, metric, where)}${at}`)
}

function modelsOf(windows: BudgetScope['windows'], endMs: number): Where {
  const models = windows.filter((window) => window.endMs === endMs).map(({ model }) => model)
  return { [ATTR_ML_MODEL_NAME]: [...new Set(models)] }
}

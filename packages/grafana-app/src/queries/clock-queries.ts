import { durationText } from '@driftline/rules'
import { ATTR_ML_MODEL_NAME, METRIC_ML_WINDOW_END } from '@driftline/semconv'
import type { Names } from './names.ts'
import type { InstantQuery } from './query-spec.ts'
import { maxBy, selector } from './selector.ts'
import type { Where } from './selector.ts'
import { union } from './union.ts'

/** Long enough to hold two scrapes: Prometheus forgets after five minutes. */
const PROBE_MS = 600_000

/** Parts of the answers about windows. */
export const CLOCK_PART = { end: 'end', repeats: 'repeats', lag: 'lag' } as const

/** Names of the queries about windows. */
export const CLOCK_NOW = 'clock'
export const CLOCK_BEFORE = 'clock-before'

/** When, and of which models. */
export interface ClockScope {
  readonly timeMs: number
  readonly where?: Where
}

/**
 * Which windows ended last, whether their end is told again and again (a processor is scraped) or once (history was
 * loaded), and how long after its end it was last told.
 */
export function clockQuery(names: Names, { timeMs, where = {} }: ClockScope): InstantQuery {
  const ends = selector(names, METRIC_ML_WINDOW_END, where)
  const expr = union({
    [CLOCK_PART.end]: byContract(names, ends),
    [CLOCK_PART.repeats]: byContract(names, repeats(ends, PROBE_MS)),
    [CLOCK_PART.lag]: byContract(names, `timestamp(${ends}) - ${ends}`),
  })
  return { kind: 'instant', name: CLOCK_NOW, expr, timeMs }
}

/** The same of models that are not told of at the time itself, looking back. */
export function clockBeforeQuery(
  names: Names,
  { timeMs, where = {}, lookBackMs }: ClockScope & { readonly lookBackMs: number },
): InstantQuery {
  const ends = selector(names, METRIC_ML_WINDOW_END, where)
  const expr = union({
    [CLOCK_PART.end]: byContract(names, `max_over_time(${ends}[${durationText(lookBackMs)}])`),
    [CLOCK_PART.repeats]: byContract(names, repeats(ends, lookBackMs)),
  })
  return { kind: 'instant', name: CLOCK_BEFORE, expr, timeMs }
}

/** The label whose values, asked without a time, say whether there is any model at all, and the series they are asked of. */
export function anyModelQuestion(names: Names, where: Where = {}): { readonly label: string; readonly match: string } {
  return { label: names.label(ATTR_ML_MODEL_NAME), match: selector(names, METRIC_ML_WINDOW_END, where) }
}

/** How far to look back for models that are not told of now. */
export const LOOK_BACK_MS = 50 * 365 * 86_400_000

/** More than 1 where an end is told more than once: samples less the different ones, and one. */
function repeats(ends: string, rangeMs: number): string {
  const range = `${ends}[${durationText(rangeMs)}]`
  return `count_over_time(${range}) - changes(${range})`
}

function byContract(names: Names, expr: string): string {
  return maxBy(names, names.attributesOf(METRIC_ML_WINDOW_END), expr)
}

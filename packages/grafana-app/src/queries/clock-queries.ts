import { durationText } from '@driftline/rules'
import { ATTR_ML_MODEL_NAME, ATTR_ML_WINDOW, METRIC_ML_WINDOW_END } from '@driftline/semconv'
import type { Names } from './names.ts'
import type { InstantQuery } from './query-spec.ts'
import { maxBy, selector } from './selector.ts'
import type { Where } from './selector.ts'
import { union } from './union.ts'
import { windowSpan } from './window-span.ts'

/** Long enough to hold two scrapes: Prometheus forgets after five minutes. */
const PROBE_MS = 600_000

/** Parts of the answers about windows. */
export const CLOCK_PART = { end: 'end', repeats: 'repeats', lag: 'lag' } as const

/** Names of the queries about windows. */
export const CLOCK_NOW = 'clock'
export const CLOCK_BEFORE = 'clock-before'
export const CLOCK_TOLD = 'clock-told'

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

/** In so many places of a window's length its last telling is looked for: every minute of a day. */
const TOLD_PLACES = 1440
const LEAST_STEP_MS = 250
/** What ended so soon after its last window was told for one scrape only: there it is looked for more closely. */
const BRIEF_MS = 600_000
/** A model has few versions; of more the newest ends count. */
const MOST_ENDS = 8

/** A window that nothing is told of any more. */
export interface EndedWindow {
  readonly window: string
  readonly endMs: number
}

/** When the last windows were told of last: each until the next would have ended, but not after the time asked about. */
export function toldQuery(
  names: Names,
  { timeMs, where = {}, ended }: ClockScope & { readonly ended: readonly EndedWindow[] },
): InstantQuery {
  const places = [...new Set(ended.toSorted((a, b) => b.endMs - a.endMs).map((own) => JSON.stringify(own)))]
  const exprs = places.slice(0, MOST_ENDS).flatMap((place) => {
    const { window, endMs } = JSON.parse(place) as EndedWindow
    const { longestMs } = windowSpan(window)
    const ends = selector(names, METRIC_ML_WINDOW_END, { ...where, [ATTR_ML_WINDOW]: window })
    const spansMs = new Set([longestMs, Math.min(longestMs, BRIEF_MS)])
    return Array.from(spansMs, (spanMs) => {
      const stepMs = Math.max(LEAST_STEP_MS, Math.ceil(spanMs / TOLD_PLACES))
      const lastMs = Math.min(timeMs, endMs + spanMs + stepMs)
      const range = `[${durationText(Math.max(stepMs, lastMs - endMs))}:${durationText(stepMs)}]`
      return `max_over_time(timestamp(${ends} == ${endMs / 1000})${range} @ ${lastMs / 1000})`
    })
  })
  return { kind: 'instant', name: CLOCK_TOLD, expr: byContract(names, `(${exprs.join(' or ')})`), timeMs }
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

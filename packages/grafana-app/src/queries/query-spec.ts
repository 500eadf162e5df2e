import { durationText } from '@driftline/rules'

/** A question to the data source; times are absolute, ms since 1970. */
export type QuerySpec = InstantQuery | GridQuery

/** Evaluated once; a bare range selector answers with every sample in its range. */
export interface InstantQuery {
  readonly kind: 'instant'
  /** Unique among the queries that are asked together. */
  readonly name: string
  readonly expr: string
  readonly timeMs: number
  /** Start of the range of a bare range selector. */
  readonly fromMs?: number
}

/** Evaluated at every whole multiple of the step from the first time up to the last. */
export interface GridQuery {
  readonly kind: 'grid'
  readonly name: string
  readonly expr: string
  /** A whole multiple of the step: Grafana moves anything else to one. */
  readonly fromMs: number
  readonly toMs: number
  readonly stepMs: number
}

/** A query over a grid whose times are whole multiples of its step. */
export function gridQuery({ fromMs, toMs, stepMs, ...question }: Omit<GridQuery, 'kind'>): GridQuery {
  const onGrid = (timeMs: number): number => Math.floor(timeMs / stepMs) * stepMs
  return { kind: 'grid', ...question, fromMs: onGrid(fromMs), toMs: onGrid(toMs), stepMs }
}

/** Every sample of some series in a range of time. @param series a selector @param range its length counts in whole ms */
export function rangeQuery(
  name: string,
  series: string,
  { toMs, rangeMs }: { readonly toMs: number; readonly rangeMs: number },
): InstantQuery {
  const wholeMs = Math.max(1, Math.floor(rangeMs))
  return { kind: 'instant', name, expr: `${series}[${durationText(wholeMs)}]`, timeMs: toMs, fromMs: toMs - wholeMs }
}

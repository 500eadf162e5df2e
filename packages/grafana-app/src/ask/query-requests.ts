import type { QuerySpec } from '../queries/query-spec.ts'

/** Body of a request to Grafana's query endpoint. */
export interface QueryRequest {
  /** Ms since 1970, as text. */
  readonly from: string
  readonly to: string
  readonly queries: readonly PrometheusQuery[]
}

/** A query as Prometheus' data source has them. */
export interface PrometheusQuery {
  readonly refId: string
  readonly datasource: { readonly type: 'prometheus'; readonly uid: string }
  readonly expr: string
  readonly instant: boolean
  readonly range: boolean
  readonly format: 'time_series'
  /** Shortest step of a range. */
  readonly interval?: string
  readonly intervalMs: number
  readonly maxDataPoints: number
}

/** An instant query has a range all the same; its end is the time it is asked for. */
const INSTANT_RANGE_MS = 3_600_000

/** The queries in as few requests as can be: a request has one range of time for all of its queries. */
export function queryRequests(uid: string, specs: readonly QuerySpec[]): readonly QueryRequest[] {
  const byRange = new Map<string, QueryRequest>()
  for (const spec of specs) {
    const [from, to] = rangeOf(spec).map(String) as [string, string]
    const { queries } = byRange.get(`${from} ${to}`) ?? { queries: [] }
    byRange.set(`${from} ${to}`, { from, to, queries: [...queries, toQuery(uid, spec)] })
  }
  return [...byRange.values()]
}

function rangeOf(spec: QuerySpec): readonly [fromMs: number, toMs: number] {
  if (spec.kind === 'grid') return [spec.fromMs, spec.toMs]
  return [spec.timeMs - INSTANT_RANGE_MS, spec.timeMs]
}

function toQuery(uid: string, spec: QuerySpec): PrometheusQuery {
  const asked = {
    refId: spec.name,
    expr: spec.expr,
    datasource: { type: 'prometheus', uid },
    format: 'time_series',
  } as const
  if (spec.kind === 'instant') return { ...asked, instant: true, range: false, intervalMs: 60_000, maxDataPoints: 100 }
  const { fromMs, toMs, stepMs } = spec
  const maxDataPoints = Math.ceil((toMs - fromMs) / stepMs) + 1
  return { ...asked, instant: false, range: true, interval: `${stepMs}ms`, intervalMs: stepMs, maxDataPoints }
}

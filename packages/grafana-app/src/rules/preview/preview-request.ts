import type { RangeGrid } from '@driftline/rules'
import type { PrometheusQuery, QueryRequest } from '../../ask/query-requests.ts'

/** Names of the two queries of a request. */
export const PIECE = { alert: 'alert', step: 'step' } as const

/**
 * What asks an expression over a piece of a grid, and beside it for the step alone: an answer without series says nothing
 * of its step, and Grafana makes one wider without a word.
 *
 * @param uid of the data source
 */
export function previewRequest(uid: string, expr: string, { fromMs, toMs, stepMs }: RangeGrid): QueryRequest {
  const asked = {
    datasource: { type: 'prometheus', uid },
    format: 'time_series',
    interval: `${stepMs}ms`,
    intervalMs: stepMs,
    maxDataPoints: Math.round((toMs - fromMs) / stepMs) + 1,
  } as const
  const queries: readonly PrometheusQuery[] = [
    { ...asked, refId: PIECE.alert, expr, instant: false, range: true },
    { ...asked, refId: PIECE.step, expr: 'vector(0)', instant: true, range: false },
  ]
  return { from: String(fromMs), to: String(toMs), queries }
}

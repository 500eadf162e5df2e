import { config, getDataSourceSrv, hasPermission, locationService } from '@grafana/runtime'

/** Key in the address of the data source of traces that was chosen. */
export const TRACES_KEY = 'var-traces'

/** A data source that can be asked for traces. */
export interface TracesSource {
  readonly uid: string
  readonly name: string
}

/** The data source of traces that was chosen, else all there are; none where Explore is closed to who asks. */
export function tracesSources(): readonly TracesSource[] {
  if (!config.exploreEnabled || !hasPermission('datasources:explore')) return []
  const chosen = locationService.getSearchObject()[TRACES_KEY]
  return getDataSourceSrv()
    .getList({ type: 'tempo' })
    .filter(({ uid }) => chosen === undefined || chosen === '' || uid === chosen)
    .map(({ uid, name }) => ({ uid, name }))
}

/** What traces are looked for, and when. */
export interface TracesQuestion {
  readonly uid: string
  /** TraceQL. */
  readonly query: string
  /** ms since 1970 */
  readonly fromMs: number
  readonly toMs: number
}

/** Address of Explore with a query for traces, below the root of Grafana. */
export function tracesPath({ uid, query, fromMs, toMs }: TracesQuestion): string {
  const pane = {
    datasource: uid,
    queries: [{ refId: 'A', datasource: { type: 'tempo', uid }, queryType: 'traceql', query }],
    range: { from: String(fromMs), to: String(toMs) },
  }
  return `/explore?schemaVersion=1&panes=${encodeURIComponent(JSON.stringify({ left: pane }))}`
}

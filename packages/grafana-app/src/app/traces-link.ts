import { locationUtil } from '@grafana/data'
import { config, hasPermission, locationService } from '@grafana/runtime'
import { listDataSources, TEMPO } from './list-data-sources.ts'
import { TRACES_KEY } from './traces-key.ts'

/** What traces are looked for, and when. */
export interface TracesQuestion {
  /** TraceQL. */
  readonly query: string
  /** ms since 1970 */
  readonly fromMs: number
  readonly toMs: number
}

/**
 * How to come from here to traces in Explore; undefined where it is closed to who asks, or nothing to ask was chosen.
 *
 * @param set uid of the data source of the settings; the address goes before it
 */
export function tracesLink(set: string): ((question: TracesQuestion) => string) | undefined {
  if (!config.exploreEnabled || !hasPermission('datasources:explore')) return undefined
  const named = locationService.getSearchObject()[TRACES_KEY]
  const chosen = typeof named === 'string' && named !== '' ? named : set
  const source = listDataSources(TEMPO).find(({ uid }) => uid === chosen)
  if (source === undefined) return undefined
  const { uid } = source
  return ({ query, fromMs, toMs }) => {
    const pane = {
      datasource: uid,
      queries: [{ refId: 'A', datasource: { type: TEMPO, uid }, queryType: 'traceql', query }],
      range: { from: String(fromMs), to: String(toMs) },
    }
    const panes = encodeURIComponent(JSON.stringify({ left: pane }))
    return locationUtil.assureBaseUrl(`/explore?schemaVersion=1&panes=${panes}`)
  }
}

import type { DataFrame, DataFrameJSON, DataQuery, PanelData, TimeRange } from '@grafana/data'
import { dataFrameFromJSON, LoadingState } from '@grafana/data'
import { toDataQueryResponse } from '@grafana/runtime'
import { boot } from './boot.ts'
import { tableFrame } from './table-frame.ts'

/** What a panel in the host is asked to show, as its address has it. */
export interface PanelQuestion {
  readonly targets: readonly (DataQuery & {
    readonly expr: string
    readonly format: string
    readonly instant: boolean
  })[]
  /** Instead of queries, for frames that no query gives. */
  readonly frames: readonly DataFrameJSON[]
}

/** Reads what an address asks for: `expr` once for each query, `format`, `instant`; or `frames`. */
export function questionIn(search: URLSearchParams): PanelQuestion {
  const uid = boot.dataSources[0]?.uid ?? ''
  const [format, instant] = [search.get('format') ?? 'time_series', search.has('instant')]
  const targets = search.getAll('expr').map((expr, i) => ({
    refId: String.fromCodePoint('A'.codePointAt(0)! + i),
    datasource: { type: 'prometheus', uid },
    expr,
    format,
    instant,
  }))
  return { targets, frames: JSON.parse(search.get('frames') ?? '[]') as readonly DataFrameJSON[] }
}

/** Asks for the data of a panel as a dashboard does. */
export async function askForPanel({ targets, frames }: PanelQuestion, timeRange: TimeRange): Promise<PanelData> {
  if (targets.length === 0) return toData(frames.map(dataFrameFromJSON), timeRange)
  const body = {
    from: String(timeRange.from.valueOf()),
    to: String(timeRange.to.valueOf()),
    queries: targets.map((target) => ({ ...target, range: !target.instant, intervalMs: 15_000, maxDataPoints: 1000 })),
  }
  const request = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
  const response = await fetch(`${boot.subPath}/api/ds/query`, request)
  const { data } = toDataQueryResponse({ data: await response.json() }, [...targets])
  const series = data as readonly DataFrame[]
  const isTable = targets.some(({ format }) => format === 'table')
  if (!isTable) return toData(series, timeRange, targets)
  const tables = targets.map(({ refId }) =>
    tableFrame(
      refId,
      series.filter((frame) => frame.refId === refId),
      targets.length,
    ),
  )
  return toData(tables, timeRange, targets)
}

function toData(series: readonly DataFrame[], timeRange: TimeRange, targets: PanelQuestion['targets'] = []): PanelData {
  const request = { targets: [...targets] } as unknown as NonNullable<PanelData['request']>
  return { state: LoadingState.Done, series: [...series], timeRange, request }
}

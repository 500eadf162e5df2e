import { dateTime } from '@grafana/data'
import type { DataSourceVariable, SceneObject } from '@grafana/scenes'
import { sceneGraph } from '@grafana/scenes'
import { DATA_SOURCE } from './data-source-key.ts'

/** Whom a page asks, about which time, and how both change. */
export interface PageView {
  /** Undefined where there is none. */
  readonly dataSource: { readonly uid: string; readonly name: string } | undefined
  /** Which data sources there are is not known yet. */
  readonly isChoosing: boolean
  /** Ms since 1970. */
  readonly range: { readonly fromMs: number; readonly toMs: number }
  /** Another one with every refresh. */
  readonly refreshes: unknown
  /** IANA time zone of the reader. */
  readonly zone: string
  readonly onRetry: () => void
  readonly onShowTime: (timeMs: number) => void
}

/** The controls above a page, as they stand. */
export function usePageView(scene: SceneObject): PageView {
  const timeRange = sceneGraph.getTimeRange(scene)
  const { value } = timeRange.useState()
  const dataSource = sceneGraph.lookupVariable(DATA_SOURCE, scene) as DataSourceVariable
  const { value: uid, loading = false } = dataSource.useState()
  const isChosen = typeof uid === 'string' && uid !== '' && !loading
  return {
    dataSource: isChosen ? { uid, name: dataSource.getValueText() } : undefined,
    isChoosing: loading,
    range: { fromMs: value.from.valueOf(), toMs: value.to.valueOf() },
    refreshes: value,
    zone: zoneName(timeRange.getTimeZone()),
    onRetry: () => timeRange.onRefresh(),
    onShowTime: (timeMs) => {
      const to = dateTime(timeMs)
      const from = dateTime(timeMs - value.to.diff(value.from))
      timeRange.onTimeRangeChange({ from, to, raw: { from, to } })
    },
  }
}

function zoneName(zone: string): string {
  if (zone === 'utc') return 'UTC'
  return zone === 'browser' || zone === '' ? Intl.DateTimeFormat().resolvedOptions().timeZone : zone
}

import { getDataSourceSrv } from '@grafana/runtime'

/** Id of the plugin of data sources that hold verdicts. */
export const PROMETHEUS = 'prometheus'

/** Id of the plugin of data sources that hold traces. */
export const TEMPO = 'tempo'

/** A data source that a person may ask. */
export interface ListedDataSource {
  readonly uid: string
  readonly name: string
  /** The one that Grafana takes where nothing is chosen. */
  readonly isDefault: boolean
}

/** The data sources of a kind that there are. @param pluginId of their plugin */
export function listDataSources(pluginId: string): readonly ListedDataSource[] {
  return getDataSourceSrv()
    .getList({ pluginId })
    .map(({ uid, name, isDefault }) => ({ uid, name, isDefault: isDefault === true }))
}

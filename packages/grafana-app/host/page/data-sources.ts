import type { DataSourceInstanceSettings } from '@grafana/data'
import type { DataSourceSrv } from '@grafana/runtime'
import { boot } from './boot.ts'
import { strict } from './strict.ts'

const settings: readonly DataSourceInstanceSettings[] = boot.dataSources.map(
  ({ uid, name, type = 'prometheus' }, i) => ({
    id: i + 1,
    uid,
    name,
    type,
    access: 'proxy',
    readOnly: false,
    isDefault: i === 0,
    jsonData: {},
    meta: {
      id: type,
      name: type,
      type: 'datasource',
      module: '',
      baseUrl: '',
      info: {
        author: { name: 'Grafana Labs' },
        description: '',
        links: [],
        logos: { small: '', large: '' },
        screenshots: [],
        updated: '',
        version: '',
      },
      metrics: true,
      alerting: true,
    } as unknown as DataSourceInstanceSettings['meta'],
  }),
)

/** Data sources as Grafana lists them; queries go over the wire, no data source's own code is here. */
export const dataSourceSrv = strict<DataSourceSrv>('DataSourceSrv', {
  getList: ({ type, pluginId } = {}) =>
    settings.filter(
      (one) =>
        (type === undefined || [type].flat().includes(one.type)) && (pluginId === undefined || pluginId === one.type),
    ),
  getInstanceSettings: (ref) => {
    const name = typeof ref === 'object' ? ref?.uid : ref
    if (name === undefined || name === null || name === 'default') return settings[0]
    return settings.find((one) => one.uid === name || one.name === name)
  },
})

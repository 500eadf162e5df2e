import { DataSourceVariable, SceneVariableSet } from '@grafana/scenes'
import { DATA_SOURCE } from './data-source-key.ts'
import { PROMETHEUS } from './list-data-sources.ts'

/** The choice of a Prometheus: `var-ds` in the address, else the default one. */
export function dataSourceVariables(): SceneVariableSet {
  return new SceneVariableSet({
    variables: [new DataSourceVariable({ name: DATA_SOURCE, label: 'Data source', pluginId: PROMETHEUS })],
  })
}

import { DataSourceVariable, SceneVariableSet } from '@grafana/scenes'

/** Name of the variable that holds the data source. */
export const DATA_SOURCE = 'ds'

/** The choice of a Prometheus: `var-ds` in the address, else the default one. */
export function dataSourceVariables(): SceneVariableSet {
  return new SceneVariableSet({
    variables: [new DataSourceVariable({ name: DATA_SOURCE, label: 'Data source', pluginId: 'prometheus' })],
  })
}

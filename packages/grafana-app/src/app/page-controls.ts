import { SceneRefreshPicker, SceneTimePicker, SceneTimeRange, VariableValueSelectors } from '@grafana/scenes'
import { dataSourceVariables } from './data-source-variable.ts'
import { MODEL_KEYS } from './page-paths.ts'

/** What every page of a model has: its time, its data source, and the controls for both. */
export function pageControls() {
  return {
    $timeRange: new SceneTimeRange({ from: 'now-24h', to: 'now' }),
    $variables: dataSourceVariables(),
    preserveUrlKeys: [...MODEL_KEYS],
    controls: [
      new VariableValueSelectors({}),
      new SceneTimePicker({ isOnCanvas: true }),
      new SceneRefreshPicker({ isOnCanvas: true }),
    ],
  }
}

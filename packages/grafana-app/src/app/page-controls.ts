import type { SceneObject } from '@grafana/scenes'
import { SceneRefreshPicker, SceneTimePicker, SceneTimeRange, VariableValueSelectors } from '@grafana/scenes'
import { dataSourceVariables } from './data-source-variable.ts'
import { MODEL_KEYS } from './page-paths.ts'

/** What every page of a model has: its time, its data source, and the controls for both. */
export function pageControls() {
  return {
    $timeRange: new SceneTimeRange({ from: 'now-24h', to: 'now' }),
    $variables: dataSourceVariables(),
    preserveUrlKeys: [...MODEL_KEYS],
    controls: controlsAbove(),
  }
}

/** The controls above every page. */
export function controlsAbove(): SceneObject[] {
  return [new VariableValueSelectors({}), new SceneTimePicker({ isOnCanvas: true }), refreshPicker()]
}

/** The button that asks again, and how often it does so by itself; its text is the only name it has. */
export function refreshPicker(): SceneRefreshPicker {
  return new SceneRefreshPicker({ isOnCanvas: true, withText: true })
}

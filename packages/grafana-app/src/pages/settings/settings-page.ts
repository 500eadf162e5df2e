import { EmbeddedScene, SceneAppPage, SceneTimeRange, VariableValueSelectors } from '@grafana/scenes'
import { refreshPicker } from '../../app/page-controls.ts'
import { dataSourceVariables } from '../../app/data-source-variable.ts'
import { KEPT_KEYS, settingsPath } from '../../app/page-paths.ts'
import { SettingsScene } from './SettingsScene.tsx'

/** What is set for everybody, and what the data source has. */
export function settingsPage(): SceneAppPage {
  return new SceneAppPage({
    title: 'Settings',
    url: settingsPath(),
    routePath: 'settings/*',
    $timeRange: new SceneTimeRange({ from: 'now-24h', to: 'now' }),
    $variables: dataSourceVariables(),
    controls: [new VariableValueSelectors({}), refreshPicker()],
    preserveUrlKeys: [...KEPT_KEYS],
    getScene: () => new EmbeddedScene({ body: new SettingsScene({}) }),
  })
}

import {
  EmbeddedScene,
  SceneAppPage,
  SceneRefreshPicker,
  SceneTimePicker,
  SceneTimeRange,
  VariableValueSelectors,
} from '@grafana/scenes'
import { dataSourceVariables } from '../../app/data-source-variable.ts'
import { APP_PATH } from '../../app/plugin-id.ts'
import { FleetScene } from './FleetScene.tsx'

/** Every model of the fleet, by what needs attention first. */
export function fleetPage(): SceneAppPage {
  return new SceneAppPage({
    title: 'Fleet',
    url: `${APP_PATH}/fleet`,
    routePath: 'fleet/*',
    $timeRange: new SceneTimeRange({ from: 'now-24h', to: 'now' }),
    $variables: dataSourceVariables(),
    controls: [
      new VariableValueSelectors({}),
      new SceneTimePicker({ isOnCanvas: true }),
      new SceneRefreshPicker({ isOnCanvas: true }),
    ],
    getScene: () => new EmbeddedScene({ body: new FleetScene({ search: '', owners: [], riskTiers: [] }) }),
  })
}

import { EmbeddedScene, SceneAppPage, SceneTimeRange } from '@grafana/scenes'
import { dataSourceVariables } from '../../app/data-source-variable.ts'
import { controlsAbove } from '../../app/page-controls.ts'
import { KEPT_KEYS, ROUTE, fleetPath } from '../../app/page-paths.ts'
import { placeIn } from '../../app/place-in-route.ts'
import { modelPage } from '../model/model-page.ts'
import { FleetScene } from './FleetScene.tsx'

/** Every model of the fleet, by what needs attention first. */
export function fleetPage(): SceneAppPage {
  return new SceneAppPage({
    title: 'Fleet',
    url: fleetPath(),
    routePath: 'fleet/*',
    $timeRange: new SceneTimeRange({ from: 'now-24h', to: 'now' }),
    $variables: dataSourceVariables(),
    controls: controlsAbove(),
    preserveUrlKeys: [...KEPT_KEYS],
    drilldowns: [{ routePath: ROUTE.model, getPage: ({ params }, parent) => modelPage(placeIn(params), parent) }],
    getScene: () => new EmbeddedScene({ body: new FleetScene({ search: '', owners: [], riskTiers: [] }) }),
  })
}

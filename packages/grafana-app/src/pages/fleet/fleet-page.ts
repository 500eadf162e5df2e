import { EmbeddedScene, SceneAppPage, SceneFlexLayout } from '@grafana/scenes'
import { APP_PATH } from '../../app/plugin-id.ts'

/** Every model of the fleet, by what needs attention first. */
export function fleetPage(): SceneAppPage {
  return new SceneAppPage({
    title: 'Fleet',
    url: `${APP_PATH}/fleet`,
    routePath: 'fleet/*',
    getScene: () => new EmbeddedScene({ body: new SceneFlexLayout({ children: [] }) }),
  })
}

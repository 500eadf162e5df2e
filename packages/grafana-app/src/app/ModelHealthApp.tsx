import { SceneApp, useSceneApp } from '@grafana/scenes'
import { fleetPage } from '../pages/fleet/fleet-page.ts'
import { rulesPage } from '../pages/rules/rules-page.ts'

/** Every page of the app behind one router; each navigation is a step of the browser's history. */
export function ModelHealthApp() {
  const app = useSceneApp(createApp)
  return <app.Component model={app} />
}

function createApp(): SceneApp {
  return new SceneApp({
    pages: [fleetPage(), rulesPage()],
    urlSyncOptions: { updateUrlOnInit: true, createBrowserHistorySteps: true },
  })
}

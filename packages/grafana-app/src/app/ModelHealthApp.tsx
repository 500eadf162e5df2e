import type { AppRootProps } from '@grafana/data'
import { SceneApp, useSceneApp } from '@grafana/scenes'
import { useMemo } from 'react'
import { fleetPage } from '../pages/fleet/fleet-page.ts'
import { rulesPage } from '../pages/rules/rules-page.ts'
import { settingsPage } from '../pages/settings/settings-page.ts'
import { parseSettings } from '../settings/app-settings.ts'
import { SettingsContext } from '../settings/settings-context.ts'
import { StartDataSource } from './StartDataSource.tsx'

/** What Grafana gives the app. */
export type AppProps = Pick<AppRootProps, 'meta'>

/** Every page of the app behind one router, with the settings in force; each navigation is a step of the browser's history. */
export function ModelHealthApp({ meta }: AppProps) {
  const app = useSceneApp(createApp)
  const settings = useMemo(() => parseSettings(meta.jsonData), [meta.jsonData])
  return (
    <SettingsContext.Provider value={settings}>
      <StartDataSource>
        <app.Component model={app} />
      </StartDataSource>
    </SettingsContext.Provider>
  )
}

function createApp(): SceneApp {
  const pages = [fleetPage(), rulesPage(), settingsPage()]
  const app = new SceneApp({ pages, urlSyncOptions: { updateUrlOnInit: true, createBrowserHistorySteps: true } })
  // Below one root the data source of the second page would be `var-ds-2` in its address, and lost on the way from the first.
  for (const page of pages) page.clearParent()
  return app
}

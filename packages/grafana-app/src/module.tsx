import type { AppPluginMeta, AppRootProps, PluginConfigPageProps } from '@grafana/data'
import { AppPlugin } from '@grafana/data'
import { lazy, Suspense } from 'react'
import { addLinks } from './links/add-links.ts'

const ModelHealthApp = lazy(async () => {
  const { startApp } = await import('./app/start-app.ts')
  return { default: await startApp() }
})

const AppConfig = lazy(async () => {
  const { AppConfig: config } = await import('./pages/settings/AppConfig.tsx')
  return { default: config }
})

function RootPage({ meta }: AppRootProps) {
  return (
    <Suspense fallback={null}>
      <ModelHealthApp meta={meta} />
    </Suspense>
  )
}

function ConfigPage({ plugin: { meta } }: PluginConfigPageProps<AppPluginMeta>) {
  return (
    <Suspense fallback={null}>
      <AppConfig meta={meta} />
    </Suspense>
  )
}

/** What Grafana loads first: small, because it is loaded with Grafana; the pages come when one is opened. */
export const plugin = addLinks(
  new AppPlugin()
    .setRootPage(RootPage)
    .addConfigPage({ title: 'Settings', icon: 'cog', id: 'settings', body: ConfigPage }),
)

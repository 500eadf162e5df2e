import type { AppPlugin, AppPluginMeta } from '@grafana/data'
import { PluginContextProvider, ThemeContext } from '@grafana/data'
import { config, LocationServiceProvider, locationService } from '@grafana/runtime'
import { GlobalStyles, PortalContainer } from '@grafana/ui'
import { useEffect, useMemo, useState } from 'react'
import { Route, Router, Routes } from 'react-router'
import { AlertPage } from './AlertPage.tsx'
import { boot } from './boot.ts'
import { extensionLinks } from './extension-links.ts'
import { PanelPage } from './PanelPage.tsx'

/** Grafana's frame around the app: its pages to the left, the page that is open, and the browser's history. */
export function Host({ plugin, meta }: { readonly plugin: AppPlugin; readonly meta: AppPluginMeta }) {
  const Root = plugin.root
  const basename = `/a/${meta.id}`
  const history = locationService.getHistory()
  const linksAt = useMemo(() => extensionLinks(plugin, meta), [plugin, meta])
  const [location, setLocation] = useState(history.location)
  useEffect(() => history.listen(setLocation), [history])
  return (
    <ThemeContext.Provider value={config.theme2}>
      <GlobalStyles />
      <LocationServiceProvider service={locationService}>
        <Router navigator={history} location={location}>
          <PageLinks />
          <PluginContextProvider meta={meta}>
            <Routes>
              <Route
                path={`${basename}/*`}
                element={
                  Root && (
                    <Root meta={meta} basename={basename} onNavChanged={() => {}} path={location.pathname} query={{}} />
                  )
                }
              />
              <Route path={`/plugins/${meta.id}`} element={<ConfigPages plugin={plugin} />} />
              <Route path="/d/:id" element={<PanelPage linksAt={linksAt} />} />
              <Route path="/alerting/*" element={<AlertPage linksAt={linksAt} />} />
            </Routes>
          </PluginContextProvider>
        </Router>
        <PortalContainer />
      </LocationServiceProvider>
    </ThemeContext.Provider>
  )
}

/** Where Grafana shows what a plugin has to configure. */
function ConfigPages({ plugin }: { readonly plugin: AppPlugin }) {
  return (
    <main className="host-page">
      {plugin.configPages?.map(({ id, title, body: Body }) => (
        <section key={id} aria-label={title}>
          <h1>{title}</h1>
          <Body plugin={plugin} query={{}} />
        </section>
      ))}
    </main>
  )
}

function PageLinks() {
  return (
    <nav className="host-nav" aria-label="Pages">
      {boot.pages.map(({ name, path }) => (
        <a key={path} href={`${boot.subPath}${path}`}>
          {name}
        </a>
      ))}
    </nav>
  )
}

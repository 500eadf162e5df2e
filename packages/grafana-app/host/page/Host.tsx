import type { AppPlugin, AppPluginMeta } from '@grafana/data'
import { ThemeContext } from '@grafana/data'
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
          <Routes>
            <Route
              path={`${basename}/*`}
              element={
                Root && (
                  <Root meta={meta} basename={basename} onNavChanged={() => {}} path={location.pathname} query={{}} />
                )
              }
            />
            <Route path="/d/:id" element={<PanelPage linksAt={linksAt} />} />
            <Route path="/alerting/*" element={<AlertPage linksAt={linksAt} />} />
          </Routes>
        </Router>
        <PortalContainer />
      </LocationServiceProvider>
    </ThemeContext.Provider>
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

import { AppPlugin } from '@grafana/data'
import { lazy, Suspense } from 'react'
import { addLinks } from './links/add-links.ts'

const ModelHealthApp = lazy(async () => {
  const { startApp } = await import('./app/start-app.ts')
  return { default: await startApp() }
})

function RootPage() {
  return (
    <Suspense fallback={null}>
      <ModelHealthApp />
    </Suspense>
  )
}

/** What Grafana loads first: small, because it is loaded with Grafana; the pages come when one is opened. */
export const plugin = addLinks(new AppPlugin().setRootPage(RootPage))

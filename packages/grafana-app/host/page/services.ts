import { EventBusSrv } from '@grafana/data'
import { setPluginPage } from '@grafana/runtime/plugin-page'
import type { EchoSrv, TemplateSrv } from '@grafana/runtime'
import {
  config,
  setAppEvents,
  setBackendSrv,
  setChromeHeaderHeightHook,
  setCurrentUser,
  setDataSourceSrv,
  setEchoSrv,
  setPluginComponentHook,
  setReturnToPreviousHook,
  setTemplateSrv,
} from '@grafana/runtime'
import { backendSrv } from './backend.ts'
import { dataSourceSrv } from './data-sources.ts'
import { useExposedComponent } from './exposed-components.tsx'
import { GrafanaPage } from './GrafanaPage.tsx'
import { strict } from './strict.ts'

/** Gives Grafana's runtime what a Grafana gives it, as far as the app needs it. */
export function provideServices(): void {
  setBackendSrv(backendSrv)
  setDataSourceSrv(dataSourceSrv)
  setAppEvents(new EventBusSrv())
  setEchoSrv(strict<EchoSrv>('EchoSrv', { addEvent: () => {}, addBackend: () => {}, flush: () => {} }))
  setTemplateSrv(strict<TemplateSrv>('TemplateSrv', { replace: (target = '') => target, getVariables: () => [] }))
  setChromeHeaderHeightHook(() => 48)
  setReturnToPreviousHook(() => () => {})
  setCurrentUser(config.bootData.user)
  setPluginComponentHook(useExposedComponent)
  setPluginPage(GrafanaPage)
}

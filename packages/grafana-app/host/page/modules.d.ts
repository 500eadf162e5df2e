/** Not in the package's exports; the build points it to the file. */
declare module '@grafana/runtime/plugin-page' {
  import type { PluginPageProps } from '@grafana/runtime'
  import type { ComponentType } from 'react'
  export function setPluginPage(component: ComponentType<PluginPageProps>): void
}

/** Put beside the page by the build. */
declare module '*.css'

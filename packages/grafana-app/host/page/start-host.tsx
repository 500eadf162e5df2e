import type { AppPlugin, AppPluginMeta } from '@grafana/data'
import { createRoot } from 'react-dom/client'
import { boot } from './boot.ts'
import { followLinks } from './follow-links.ts'
import { Host } from './Host.tsx'
import { loadPlugin } from './load-plugin.ts'
import { provideOptionEditors } from './option-editors.ts'
import { provideServices } from './services.ts'

const PLUGIN_ID = 'driftline-modelhealth-app'

/** Starts everything a Grafana starts before it shows a plugin's page. */
export async function startHost(): Promise<void> {
  provideServices()
  provideOptionEditors()
  document.addEventListener('click', followLinks)
  const url = `${boot.subPath}/public/plugins/${PLUGIN_ID}`
  const manifest = (await (await fetch(`${url}/plugin.json`)).json()) as AppPluginMeta
  const meta = { ...manifest, enabled: true, pinned: true, jsonData: boot.jsonData ?? {} }
  const plugin = await loadPlugin<AppPlugin>(`${url}/module.js`)
  plugin.meta = meta
  const root = document.querySelector('#root')
  if (root !== null) createRoot(root).render(<Host plugin={plugin} meta={meta} />)
}

import { initPluginTranslations } from '@grafana/i18n'
import { loadResources } from '@grafana/scenes'
import type { ComponentType } from 'react'
import type { AppProps } from './ModelHealthApp.tsx'
import { ModelHealthApp } from './ModelHealthApp.tsx'
import { PLUGIN_ID } from './plugin-id.ts'

/** Loads what scenes says in the person's language, then gives the app. */
export async function startApp(): Promise<ComponentType<AppProps>> {
  await initPluginTranslations(PLUGIN_ID, [loadResources])
  return ModelHealthApp
}

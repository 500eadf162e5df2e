import type { AppPlugin, PanelPlugin } from '@grafana/data'
import { SHARED_MODULES } from './shared-modules.ts'

/** SystemJS, as far as it is used here. */
interface Loader {
  readonly addImportMap: (map: { readonly imports: Readonly<Record<string, string>> }) => void
  readonly set: (id: string, module: object) => void
  readonly import: (url: string) => Promise<unknown>
}

/** Loads a plugin as Grafana does. @throws Error where it asks for a module that Grafana does not share */
export async function loadPlugin<T extends AppPlugin | PanelPlugin>(url: string): Promise<T> {
  const { System } = window as unknown as { readonly System: Loader }
  const names = Object.keys(SHARED_MODULES)
  System.addImportMap({ imports: Object.fromEntries(names.map((name) => [name, `package:${name}`])) })
  for (const name of names) System.set(`package:${name}`, SHARED_MODULES[name]!)
  const module = (await System.import(url)) as {
    readonly plugin?: T
    readonly default?: Promise<{ plugin: T }>
  }
  // A module that waits at its top is a promise, and stands as the default.
  const plugin = module.plugin ?? (await module.default)?.plugin
  if (plugin === undefined) throw new Error(`${url} exports no plugin.`)
  return plugin
}

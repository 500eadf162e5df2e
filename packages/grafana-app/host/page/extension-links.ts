import type { AppPlugin, AppPluginMeta } from '@grafana/data'
import { report } from './problems.ts'

/** A link that a plugin put elsewhere in Grafana. */
export interface ExtensionLink {
  readonly title: string
  readonly path: string
}

/** Gives the links of a plugin at a place of Grafana, as Grafana asks for them: only what plugin.json lists in the same words counts. */
export function extensionLinks(plugin: AppPlugin, { id, extensions }: AppPluginMeta) {
  const listed = plugin.addedLinkConfigs.filter(({ title, description, targets }) => {
    const told = extensions?.addedLinks.find((link) => link.title === title)
    const isListed =
      told !== undefined &&
      told.description === description &&
      [targets].flat().every((target) => [told.targets].flat().includes(target))
    if (!isListed) report(`plugin.json does not list the link "${title}" to ${[targets].flat().join(', ')}`)
    return isListed
  })
  return (place: string, context: object): readonly ExtensionLink[] =>
    listed.flatMap(({ title, path = '', targets, configure }) => {
      if (![targets].flat().includes(place)) return []
      const own = configure ? configure(context) : {}
      if (own === undefined) return []
      const link = { title: own.title ?? title, path: own.path ?? path }
      if (!link.path.startsWith(`/a/${id}/`)) report(`The link "${title}" leads out of the plugin: ${link.path}`)
      return [link]
    })
}

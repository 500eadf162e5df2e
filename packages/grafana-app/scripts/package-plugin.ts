import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { zipSync } from 'fflate'

/** A packaged plugin. */
export interface PluginArchive {
  /** As the catalog wants it: `<id>-<version>.zip`. */
  readonly name: string
  readonly zip: Uint8Array
}

/** Packs a built plugin: one folder named as the plugin, as Grafana unpacks it. @param distFolder where it was built */
export async function packagePlugin(distFolder: string): Promise<PluginArchive> {
  const manifest: unknown = JSON.parse(await readFile(join(distFolder, 'plugin.json'), 'utf8'))
  const { id, info } = manifest as { readonly id: string; readonly info: { readonly version: string } }
  const entries = await readdir(distFolder, { recursive: true, withFileTypes: true })
  const files: Record<string, Uint8Array> = {}
  for (const entry of entries.filter((candidate) => candidate.isFile())) {
    const path = join(entry.parentPath, entry.name)
    files[`${id}/${relative(distFolder, path).replaceAll('\\', '/')}`] = await readFile(path)
  }
  return { name: `${id}-${info.version}.zip`, zip: zipSync(files) }
}

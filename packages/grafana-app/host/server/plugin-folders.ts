import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { PluginManifest } from './boot.ts'

/** Where the files of a plugin and of those nested in it lie, by the paths below which Grafana gives them out: each has one of its own. */
export async function pluginFolders(
  { id, includes }: PluginManifest,
  folder: string,
): Promise<ReadonlyMap<string, string>> {
  const nested = includes.filter(({ type }) => type === 'panel').map(({ path }) => join(folder, path))
  const found = await Promise.all(nested.map(async (path) => [prefixOf(await readId(path)), dirname(path)] as const))
  return new Map([[prefixOf(id), folder], ...found])
}

function prefixOf(id: string): string {
  return `/public/plugins/${id}/`
}

async function readId(path: string): Promise<string> {
  return (JSON.parse(await readFile(path, 'utf8')) as PluginManifest).id
}

import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { PluginManifest } from './boot.ts'
import { createResponder } from './create-responder.ts'
import type { HostOptions } from './host-options.ts'
import { pluginFolders } from './plugin-folders.ts'

/** Where the files of a host lie. */
export interface HostFolders {
  /** The built plugin. */
  readonly plugin: string
  /** The built host page. */
  readonly page: string
}

/** A host page that is served. */
export interface ServedHost {
  /** Of the root of Grafana, without a slash at its end. */
  readonly url: string
  /** Requests that no Grafana answers, or that the app has no business with. */
  readonly unlisted: readonly string[]
  readonly close: () => Promise<void>
}

/** Serves a host page on loopback. @param port 0 for any that is free */
export async function serveHost(options: HostOptions, folders: HostFolders, port = 0): Promise<ServedHost> {
  const manifest = JSON.parse(await readFile(join(folders.plugin, 'plugin.json'), 'utf8')) as PluginManifest
  const folderByPrefix = await pluginFolders(manifest, folders.plugin)
  const unlisted: string[] = []
  const respond = createResponder({
    options,
    manifest,
    folders: new Map([...folderByPrefix, ['/host/', folders.page]]),
  })
  const server = createServer((request, response) => {
    void respond(request, response).then((isKnown) => isKnown || unlisted.push(`${request.method} ${request.url}`))
  }).listen(port, '127.0.0.1')
  await once(server, 'listening')
  const close = async (): Promise<void> => {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  }
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${options.subPath}`, unlisted, close }
}

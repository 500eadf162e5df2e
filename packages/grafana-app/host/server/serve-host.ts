import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { basename, dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import type { AlertingAnswer } from './alerting/alerting-answer.ts'
import { createAlerting } from './alerting/create-alerting.ts'
import type { QueryRequest } from './answer-queries.ts'
import { answerQueries } from './answer-queries.ts'
import type { PluginManifest } from './boot.ts'
import { bootOf } from './boot.ts'
import type { HostOptions } from './host-options.ts'
import { contentPolicy, indexPage } from './index-page.ts'
import { accessDenied, keepSettings } from './kept-settings.ts'
import { missingIcon } from './missing-icon.ts'
import { askResource } from './resources.ts'
import { pluginFolders } from './plugin-folders.ts'
import { findFile } from './static-file.ts'

const { resolve } = createRequire(import.meta.url)
const ICONS = join(dirname(resolve('@grafana/ui')), '../public/img/icons')
/** One file for every weight and family that Grafana's styles ask for. */
const INTER = resolve('@fontsource-variable/inter/files/inter-latin-wght-normal.woff2')

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

/** Answers one request; false where the host knows no such path. */
type Respond = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>

/** What is sent. */
interface Content {
  readonly status: number
  readonly contentType: string
  readonly content: string | Uint8Array
}

interface Responding {
  readonly options: HostOptions
  readonly manifest: PluginManifest
  /** By the path below which their files are given out. */
  readonly folders: ReadonlyMap<string, string>
}

function createResponder({ options, manifest, folders }: Responding): Respond {
  const boot = bootOf(options, manifest)
  const alerting = options.alerting ?? createAlerting()
  const prometheusByUid = new Map(options.dataSources.map(({ uid, url }) => [uid, url]))
  const forbidden = options.dataSources.filter(({ isForbidden }) => isForbidden).map(({ uid }) => uid)
  const kept = keepSettings(boot, manifest.id)
  const answers = [
    (asked: Asked) => (isOf(asked, forbidden) ? toContent(accessDenied('datasources:query')) : undefined),
    (asked: Asked) => contentOf(kept.answer(asked)),
    (asked: Asked) => answerData(asked, prometheusByUid),
    (asked: Asked) => answerFile(asked, folders),
  ]
  return async (request, response) => {
    const { pathname, search } = new URL(request.url ?? '/', 'http://host')
    const path = pathname.startsWith(options.subPath) ? pathname.slice(options.subPath.length) : ''
    const asked = { method: request.method ?? '', path, search, headers: request.headers, body: await text(request) }
    const answered = alerting.answer(asked, boot.permissions)
    if (answered === 'lost') return Boolean(response.destroy())
    if (answered !== undefined) return send(response, toContent(answered))
    for (const answer of answers) {
      const found = await answer(asked)
      if (found !== undefined) return send(response, found)
    }
    if (asked.method === 'GET' && /^\/(?:$|a\/|d\/|alerting\/|plugins\/)/.test(path)) {
      const nonce = randomBytes(16).toString('base64')
      response.setHeader('content-security-policy', contentPolicy(nonce))
      const content = indexPage({ ...boot, jsonData: kept.jsonData() }, nonce)
      return send(response, { status: 200, contentType: 'text/html; charset=utf-8', content })
    }
    send(response, { status: 404, contentType: 'application/json', content: '{"message":"Not found"}' })
    return false
  }
}

interface Asked {
  readonly method: string
  readonly path: string
  readonly search: string
  readonly body: string
}

/** Whether a request is to one of these data sources. */
function isOf({ path, body }: Asked, uids: readonly string[]): boolean {
  return uids.some((uid) => path.startsWith(`/api/datasources/uid/${uid}/`) || body.includes(`"uid":"${uid}"`))
}

function contentOf(answer: AlertingAnswer | undefined): Content | undefined {
  return answer && toContent(answer)
}

function toContent({ status, body }: AlertingAnswer): Content {
  return { status, contentType: 'application/json', content: body === undefined ? '' : JSON.stringify(body) }
}

async function answerData(asked: Asked, prometheusByUid: ReadonlyMap<string, string>): Promise<Content | undefined> {
  if (asked.method !== 'POST' || asked.path !== '/api/ds/query') return askResource(asked, prometheusByUid)
  return toContent(await answerQueries(JSON.parse(asked.body) as QueryRequest, prometheusByUid))
}

async function answerFile({ path }: Asked, folders: ReadonlyMap<string, string>): Promise<Content | undefined> {
  const folderByPrefix = [...folders, ['/public/build/img/icons/', ICONS] as const]
  const [prefix, folder] = folderByPrefix.find(([start]) => path.startsWith(start)) ?? []
  if (prefix !== undefined && folder !== undefined)
    return (await findFile(folder, path.slice(prefix.length))) ?? missingIcon(path)
  return /^\/public\/fonts\/(?:inter|roboto)\//.test(path) ? findFile(dirname(INTER), basename(INTER)) : undefined
}

function send(response: ServerResponse, { status, contentType, content }: Content): true {
  response.writeHead(status, { 'content-type': contentType, 'cache-control': 'no-store' }).end(content)
  return true
}

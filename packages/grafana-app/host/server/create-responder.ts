import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { createAlerting } from './alerting/create-alerting.ts'
import type { QueryRequest } from './answer-queries.ts'
import { answerQueries } from './answer-queries.ts'
import type { PluginManifest } from './boot.ts'
import { bootOf } from './boot.ts'
import type { GrafanaAnswer, GrafanaRequest } from './grafana-api.ts'
import { denied } from './grafana-api.ts'
import type { HostOptions } from './host-options.ts'
import { contentPolicy, indexPage } from './index-page.ts'
import { keepSettings } from './kept-settings.ts'
import { missingIcon } from './missing-icon.ts'
import { askResource } from './resources.ts'
import { findFile } from './static-file.ts'

const { resolve } = createRequire(import.meta.url)
const ICONS = join(dirname(resolve('@grafana/ui')), '../public/img/icons')
/** One file for every weight and family that Grafana's styles ask for. */
const INTER = resolve('@fontsource-variable/inter/files/inter-latin-wght-normal.woff2')

/** Answers one request; false where the host knows no such path. */
export type Respond = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>

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

/** What answers as a Grafana with this plugin in it. */
export function createResponder({ options, manifest, folders }: Responding): Respond {
  const boot = bootOf(options, manifest)
  const alerting = options.alerting ?? createAlerting()
  const prometheusByUid = new Map(options.dataSources.map(({ uid, url }) => [uid, url]))
  const forbidden = options.dataSources.filter(({ isForbidden }) => isForbidden).map(({ uid }) => uid)
  const kept = keepSettings(boot, manifest.id)
  const answers = [
    (asked: Asked) => (isOf(asked, forbidden) ? toContent(denied('datasources:query')) : undefined),
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

interface Asked extends GrafanaRequest {
  readonly search: string
}

/** Whether a request is to one of these data sources. */
function isOf({ path, body }: Asked, uids: readonly string[]): boolean {
  return uids.some((uid) => path.startsWith(`/api/datasources/uid/${uid}/`) || body.includes(`"uid":"${uid}"`))
}

function contentOf(answer: GrafanaAnswer | undefined): Content | undefined {
  return answer && toContent(answer)
}

function toContent({ status, body }: GrafanaAnswer): Content {
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

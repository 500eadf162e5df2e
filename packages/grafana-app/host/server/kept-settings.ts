import type { GrafanaAnswer, GrafanaRequest } from './grafana-api.ts'
import { denied } from './grafana-api.ts'
import type { HostBoot } from './host-options.ts'

/** What a person or a plugin keeps in Grafana, as far as the app does: its settings, and storage of its own for each user. */
export interface KeptSettings {
  /** Undefined where the request is for something else. */
  readonly answer: (request: GrafanaRequest) => GrafanaAnswer | undefined
  /** Settings of the plugin as they are now. */
  readonly jsonData: () => Readonly<Record<string, unknown>>
}

type Data = Readonly<Record<string, unknown>>

const STORAGE = /^\/apis\/userstorage\.grafana\.app\/v0alpha1\/namespaces\/default\/user-storage\/([^/]*)$/

/** Keeps them until the host is closed. */
export function keepSettings({ permissions, jsonData = {} }: HostBoot, pluginId: string): KeptSettings {
  let settings: Data = jsonData
  const storage = new Map<string, Data>()
  const write = ({ body }: GrafanaRequest): GrafanaAnswer => {
    if (!permissions.includes('plugins:write')) return denied('plugins:write')
    settings = (JSON.parse(body) as { readonly jsonData: Data }).jsonData
    return { status: 200, body: { message: 'Plugin settings updated' } }
  }
  const answer: KeptSettings['answer'] = (request) => {
    const { method, path } = request
    if (method === 'POST' && path === `/api/plugins/${pluginId}/settings`) return write(request)
    const [, name] = STORAGE.exec(path) ?? []
    return name === undefined ? undefined : store(storage, decodeURIComponent(name), request)
  }
  return { answer, jsonData: () => settings }
}

interface Stored {
  readonly metadata?: { readonly name: string }
  readonly spec: { readonly data: Data }
}

function store(storage: Map<string, Data>, name: string, { method, body }: GrafanaRequest): GrafanaAnswer | undefined {
  if (method === 'GET') {
    const data = storage.get(name)
    return data === undefined
      ? { status: 404, body: { message: 'not found' } }
      : { status: 200, body: { spec: { data } } }
  }
  const { metadata, spec } = JSON.parse(body) as Stored
  if (method === 'POST') storage.set(metadata?.name ?? '', spec.data)
  else if (method === 'PATCH') storage.set(name, { ...storage.get(name), ...spec.data })
  else return undefined
  return { status: 200, body: { spec } }
}

import type { HostBoot } from './host-options.ts'

/** What a person or a plugin keeps in Grafana, as far as the app does: its settings, and storage of its own for each user. */
export interface KeptSettings {
  /** Undefined where the request is for something else. */
  readonly answer: (request: KeptRequest) => KeptAnswer | undefined
  /** Settings of the plugin as they are now. */
  readonly jsonData: () => Readonly<Record<string, unknown>>
}

interface KeptRequest {
  readonly method: string
  /** Below the root of Grafana. */
  readonly path: string
  readonly body: string
}

interface KeptAnswer {
  readonly status: number
  readonly body: object
}

type Data = Readonly<Record<string, unknown>>

const STORAGE = /^\/apis\/userstorage\.grafana\.app\/v0alpha1\/namespaces\/default\/user-storage\/([^/]*)$/

/** Keeps them until the host is closed. */
export function keepSettings({ permissions, jsonData = {} }: HostBoot, pluginId: string): KeptSettings {
  let settings: Data = jsonData
  const storage = new Map<string, Data>()
  const write = ({ body }: KeptRequest): KeptAnswer => {
    if (!permissions.includes('plugins:write')) return accessDenied('plugins:write')
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

/** How Grafana refuses. @param action the right that is missing */
export function accessDenied(action: string): KeptAnswer {
  const message = `You'll need additional permissions to perform this action. Permissions needed: ${action}`
  return { status: 403, body: { accessErrorId: 'ACE0000000000', message, title: 'Access denied' } }
}

interface Stored {
  readonly metadata?: { readonly name: string }
  readonly spec: { readonly data: Data }
}

function store(storage: Map<string, Data>, name: string, { method, body }: KeptRequest): KeptAnswer | undefined {
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

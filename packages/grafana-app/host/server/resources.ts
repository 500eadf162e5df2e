/** A request for a resource of a data source. */
export interface ResourceRequest {
  /** Below the root of Grafana. */
  readonly path: string
  readonly search: string
  readonly body: string
}

/** Of Prometheus' API, what the app has business with. */
const LISTED = /^api\/v1\/(?:labels|label\/[^/]+\/values|rules|status\/buildinfo)$/

/** Where Grafana has a resource of a data source, and where the rules that a data source evaluates itself. */
const PATHS = [/^\/api\/datasources\/uid\/([^/]+)\/resources\/(.+)$/, /^\/api\/prometheus\/([^/]+)\/(api\/v1\/rules)$/]

/** Passes a request on to the Prometheus behind a data source; undefined where it is none that is listed. */
export async function askResource(
  { path, search, body }: ResourceRequest,
  prometheusByUid: ReadonlyMap<string, string>,
): Promise<{ readonly status: number; readonly contentType: string; readonly content: string } | undefined> {
  const [, uid = '', resource = ''] = PATHS.map((known) => known.exec(path)).find((found) => found !== null) ?? []
  const url = prometheusByUid.get(uid)
  if (url === undefined || body !== '' || !LISTED.test(resource)) return undefined
  try {
    const response = await fetch(`${url}/${resource}${search}`)
    return { status: response.status, contentType: 'application/json', content: await response.text() }
  } catch {
    const content = JSON.stringify({ message: 'Failed to call resource', traceID: '' })
    return { status: 500, contentType: 'application/json', content }
  }
}

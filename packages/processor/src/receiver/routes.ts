import type { IncomingMessage, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { constants, gzip } from 'node:zlib'
import { findEncoding, statusResponse, type OtlpResponse, type OtlpSignal } from './otlp-response.ts'
import { RefusedRequest } from './receiver-errors.ts'
import { ACCEPTANCES_PATH, isAcceptancePath, receiveAcceptance } from './receive-acceptance.ts'
import { receiveOtlp, type ReceiverContext } from './receive-otlp.ts'
import { showStatus } from './show-status.ts'

const gzipAsync = promisify<string, { level: number }, Buffer>(gzip)
const MIN_GZIP_LENGTH = 1024
const JSON_TYPE = 'application/json'

const SIGNALS: ReadonlyMap<string, OtlpSignal> = new Map([
  ['/v1/metrics', 'metrics'],
  ['/v1/traces', 'traces'],
  ['/v1/logs', 'logs'],
])
const PAGES: ReadonlySet<string> = new Set(['/', '/health', '/metrics'])

/** Answers one request. */
export async function route(
  request: IncomingMessage,
  response: ServerResponse,
  context: ReceiverContext,
): Promise<OtlpResponse> {
  const path = requestPath(request)
  const refusal = refuseAccess(request, path, context)
  if (refusal !== undefined) return refusal
  const signal = SIGNALS.get(path)
  if (signal !== undefined)
    return request.method === 'POST'
      ? receiveOtlp(signal, { request, response }, context)
      : refuse(request, { status: 405, message: `${path} takes POST only.`, allow: 'POST' })
  if (isAcceptancePath(path)) return receiveAcceptance(path, request, context)
  if (!PAGES.has(path)) return refuse(request, { status: 404, message: notFound(path) })
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return refuse(request, { status: 405, message: `${path} takes GET only.`, allow: 'GET, HEAD' })
  if (path === '/metrics') return scrape(request, context)
  return path === '/' ? showStatus(request, context) : health(context)
}

/** The path of a request without its query. */
export function requestPath(request: IncomingMessage): string {
  return (request.url ?? '/').split('?')[0]!
}

function refuseAccess(request: IncomingMessage, path: string, context: ReceiverContext): OtlpResponse | undefined {
  try {
    context.checkAccess(request, path === '/health' ? 'health' : 'data')
    return undefined
  } catch (error) {
    if (!(error instanceof RefusedRequest)) throw error
    const encoding = findEncoding(request.headers['content-type']) ?? 'json'
    return statusResponse(error.status, error.message, { encoding, headers: error.headers })
  }
}

function health({ handlers }: ReceiverContext): OtlpResponse {
  const { ready, details } = handlers.health()
  const body = `${JSON.stringify({ status: ready ? 'ready' : 'unavailable', ...details })}\n`
  return { status: ready ? 200 : 503, contentType: JSON_TYPE, body, headers: { 'cache-control': 'no-store' } }
}

async function scrape(request: IncomingMessage, { handlers }: ReceiverContext): Promise<OtlpResponse> {
  try {
    const { contentType, body } = await handlers.scrape(request.headers.accept)
    if (body.length < MIN_GZIP_LENGTH || !acceptsGzip(request)) return { status: 200, contentType, body }
    const headers = { 'content-encoding': 'gzip', vary: 'accept, accept-encoding' }
    const compressed = await gzipAsync(body, { level: constants.Z_BEST_SPEED })
    return { status: 200, contentType, body: compressed, headers }
  } catch (error) {
    handlers.onError?.(error)
    return { status: 500, contentType: 'text/plain; charset=utf-8', body: 'Internal error; see the log.\n' }
  }
}

function acceptsGzip(request: IncomingMessage): boolean {
  return /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/.test(request.headers['accept-encoding'] ?? '')
}

function refuse(
  request: IncomingMessage,
  { status, message, allow }: { status: number; message: string; allow?: string },
): OtlpResponse {
  const encoding = findEncoding(request.headers['content-type']) ?? 'json'
  return statusResponse(status, message, { encoding, headers: allow === undefined ? {} : { allow } })
}

function notFound(path: string): string {
  const known = [...SIGNALS.keys(), ACCEPTANCES_PATH, ...PAGES].join(', ')
  return `Nothing is served at ${path.slice(0, 100)}; there are ${known}.`
}

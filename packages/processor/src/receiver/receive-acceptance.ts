import type { IncomingMessage } from 'node:http'
import type { AcceptanceHandlers } from './handlers.ts'
import type { OtlpResponse } from './otlp-response.ts'
import { statusResponse } from './otlp-response.ts'
import type { ReceiverContext } from './receive-otlp.ts'
import { toErrorResponse } from './receive-otlp.ts'
import { RefusedRequest } from './receiver-errors.ts'
import { checkAnnouncedBody, decompressBody, readBody } from './request-body.ts'

/** Where acceptances are made, listed and, with an id behind it, revoked. */
export const ACCEPTANCES_PATH = '/v1/acceptances'

const MAX_BODY_BYTES = 16 * 1024
const JSON_TYPE = 'application/json'

/** Whether a path is one of acceptances. */
export function isAcceptancePath(path: string): boolean {
  return path === ACCEPTANCES_PATH || path.startsWith(`${ACCEPTANCES_PATH}/`)
}

/** Answers a request about acceptances; always gives an answer, errors included. */
export async function receiveAcceptance(
  path: string,
  request: IncomingMessage,
  context: ReceiverContext,
): Promise<OtlpResponse> {
  const id = path.slice(ACCEPTANCES_PATH.length + 1)
  const { acceptances } = context.handlers
  const methods = id === '' ? ['GET', 'HEAD', 'POST'] : ['DELETE']
  try {
    if (!acceptances) throw new RefusedRequest(404, 'Nothing is accepted or revoked here.')
    if (!methods.includes(request.method ?? ''))
      throw new RefusedRequest(405, `${path.slice(0, 100)} takes ${methods.join(', ')} only.`, {
        allow: methods.join(', '),
      })
    if (request.method === 'POST') return jsonResponse(201, await accept(request, context, acceptances))
    if (request.method === 'DELETE')
      return jsonResponse(200, await revoke(decodeURIComponent(id), request, { ...context, acceptances }))
    return jsonResponse(200, acceptances.list())
  } catch (error) {
    if (error instanceof URIError)
      return statusResponse(400, 'The id in the path is not encoded well.', { encoding: 'json' })
    return toErrorResponse(error, 'json', context.handlers)
  }
}

/** In line with what is counted: what came before the request has been applied when it is. */
async function accept(
  request: IncomingMessage,
  context: ReceiverContext,
  acceptances: AcceptanceHandlers,
): Promise<unknown> {
  // A page of another origin can send other types without asking the browser first, this one it cannot.
  if (request.headers['content-type']?.split(';')[0]?.trim().toLowerCase() !== JSON_TYPE)
    throw new RefusedRequest(415, `Content-Type must be ${JSON_TYPE}.`)
  const inFlight = context.inFlightLimit.start()
  const limits = { maxBodyBytes: Math.min(MAX_BODY_BYTES, context.maxBodyBytes), encoding: 'json', inFlight } as const
  try {
    checkAnnouncedBody(request, limits)
    const body = await readBody(request, limits)
    const parsed = async (): Promise<unknown> => parseJson(await decompressBody(request, body, limits))
    return await context.inOrder(parsed, (value) => acceptances.accept(value))
  } finally {
    inFlight.release()
  }
}

async function revoke(
  id: string,
  request: IncomingMessage,
  { inOrder, acceptances }: ReceiverContext & { readonly acceptances: AcceptanceHandlers },
): Promise<unknown> {
  const by = new URL(request.url ?? '/', 'http://localhost').searchParams.get('by') ?? undefined
  return inOrder(
    async () => id,
    (own) => acceptances.revoke(own, by),
  )
}

function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
  } catch (error) {
    throw new RefusedRequest(400, `The body is not JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function jsonResponse(status: number, value: unknown): OtlpResponse {
  return {
    status,
    contentType: JSON_TYPE,
    body: `${JSON.stringify(value)}\n`,
    headers: { 'cache-control': 'no-store' },
  }
}

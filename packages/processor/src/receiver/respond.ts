import type { IncomingMessage, ServerResponse } from 'node:http'
import type { OtlpResponse } from './otlp-response.ts'

const DRAIN_MS = 5000

/** Sends an answer; when the body of the request was not read to its end, the connection is closed afterwards. */
export function respond(request: IncomingMessage, response: ServerResponse, answer: OtlpResponse): void {
  if (response.destroyed || response.headersSent) return
  const body = typeof answer.body === 'string' ? Buffer.from(answer.body) : answer.body
  response.statusCode = answer.status
  for (const [name, value] of Object.entries(answer.headers ?? {})) response.setHeader(name, value)
  response.setHeader('content-type', answer.contentType)
  response.setHeader('content-length', body.length)
  response.setHeader('x-content-type-options', 'nosniff')
  if (request.complete || isWithoutBody(request)) {
    response.end(request.method === 'HEAD' ? undefined : body)
    return
  }
  response.setHeader('connection', 'close')
  endAfterDraining(request, response, body)
}

// Ending now would close the socket while the sender still writes: TCP answers that with a reset, which can overtake
// the response. So the whole response is written, what still comes is thrown away, and only then the connection ends.
function endAfterDraining(request: IncomingMessage, response: ServerResponse, body: Uint8Array): void {
  response.write(body)
  const end = () => {
    clearTimeout(deadline)
    response.end()
  }
  const deadline = setTimeout(end, DRAIN_MS)
  request.once('end', end).once('close', end).resume()
}

function isWithoutBody(request: IncomingMessage): boolean {
  return request.headers['transfer-encoding'] === undefined && Number(request.headers['content-length'] ?? 0) === 0
}

import type { IncomingMessage } from 'node:http'
import type { OtlpResponse } from './otlp-response.ts'
import { statusResponse } from './otlp-response.ts'
import type { ReceiverContext } from './receive-otlp.ts'

/** Nothing but the page itself and its style: whatever a name in it says, nothing is loaded, run or sent. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
const HEADERS = { 'cache-control': 'no-store', vary: 'accept', 'referrer-policy': 'no-referrer' }

/** Answers GET /: HTML for who asks for it, as browsers do, else JSON; `?model=` shows one model. */
export function showStatus(request: IncomingMessage, { handlers }: ReceiverContext): OtlpResponse {
  if (!handlers.status) return statusResponse(404, 'There is no status here.', { encoding: 'json' })
  const wanted = /\btext\/html\b/i.test(request.headers.accept ?? '') ? 'html' : 'json'
  const model = new URL(request.url ?? '/', 'http://localhost').searchParams.get('model') ?? undefined
  try {
    const { contentType, body } = handlers.status(wanted, model)
    const isPage = contentType.startsWith('text/html')
    return {
      status: 200,
      contentType,
      body,
      headers: { ...HEADERS, ...(isPage && { 'content-security-policy': POLICY }) },
    }
  } catch (error) {
    handlers.onError?.(error)
    return statusResponse(500, 'Internal error; see the log of the processor.', { encoding: 'json' })
  }
}

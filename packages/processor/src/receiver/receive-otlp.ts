import type { IncomingMessage, ServerResponse } from 'node:http'
import { checkRequest } from '../otlp/check-request.ts'
import { sliceWork } from '../work.ts'
import type { CheckAccess } from './access.ts'
import type { createArrivalOrder } from './arrival-order.ts'
import type { ReceiverHandlers } from './handlers.ts'
import type { createInFlightLimit } from './in-flight-bytes.ts'
import {
  exportResponse,
  findEncoding,
  statusResponse,
  type OtlpEncoding,
  type OtlpResponse,
  type OtlpSignal,
} from './otlp-response.ts'
import { RefusedRequest, RetryableError, SenderGone } from './receiver-errors.ts'
import { checkAnnouncedBody, decompressBody, readBody } from './request-body.ts'

const SYSTEM_ERROR_RETRY_SECONDS = 30
const FULL_RETRY_SECONDS = 30

/** What all requests of a receiver share. */
export interface ReceiverContext {
  readonly handlers: ReceiverHandlers
  readonly checkAccess: CheckAccess
  readonly maxBodyBytes: number
  readonly inFlightLimit: ReturnType<typeof createInFlightLimit>
  readonly inOrder: ReturnType<typeof createArrivalOrder>
}

/** Receives one export request; always gives an answer, errors included. */
export async function receiveOtlp(
  signal: OtlpSignal,
  { request, response }: { request: IncomingMessage; response: ServerResponse },
  context: ReceiverContext,
): Promise<OtlpResponse> {
  const encoding = findEncoding(request.headers['content-type'])
  const inFlight = context.inFlightLimit.start()
  try {
    if (encoding === undefined)
      throw new RefusedRequest(415, 'Content-Type must be application/x-protobuf or application/json.')
    const limits = { maxBodyBytes: context.maxBodyBytes, encoding, inFlight }
    checkAnnouncedBody(request, limits)
    if (request.headers.expect !== undefined) response.writeContinue()
    const body = await readBody(request, limits)
    const plain = (): Promise<Uint8Array> => decompressBody(request, body, limits)
    if (signal !== 'metrics') {
      await sliceWork(checkRequest(await plain(), encoding, signal), { monotonicMs: () => performance.now() })
      return notProcessed(signal, encoding)
    }
    const partial = await context.inOrder(plain, (bytes) => context.handlers.metrics(bytes, encoding, inFlight.take))
    return exportResponse(signal, encoding, partial)
  } catch (error) {
    return toErrorResponse(error, encoding ?? 'json', context.handlers)
  } finally {
    inFlight.release()
  }
}

function notProcessed(signal: OtlpSignal, encoding: OtlpEncoding): OtlpResponse {
  const message = `${signal} are accepted but not processed yet; send metrics to /v1/metrics.`
  return exportResponse(signal, encoding, { rejected: 0, message })
}

/** The answer to a request that failed. */
export function toErrorResponse(error: unknown, encoding: OtlpEncoding, handlers: ReceiverHandlers): OtlpResponse {
  if (error instanceof RefusedRequest)
    return statusResponse(error.status, error.message, { encoding, headers: error.headers })
  if (codeOf(error) === 'ERR_OTLP_DECODE') return statusResponse(400, (error as Error).message, { encoding })
  if (error instanceof SenderGone) return statusResponse(499, error.message, { encoding })
  if (error instanceof RetryableError) return retryResponse(error.message, error.retryAfterSeconds, encoding)
  handlers.onError?.(error)
  if (codeOf(error) === 'ERR_STATE_FULL') return retryResponse((error as Error).message, FULL_RETRY_SECONDS, encoding)
  // A full disk or too many open files pass; 500 would make the sender throw the data away.
  if (isSystemError(error))
    return retryResponse('The processor cannot store data at the moment.', SYSTEM_ERROR_RETRY_SECONDS, encoding)
  return statusResponse(500, 'Internal error; see the log of the processor.', { encoding })
}

function retryResponse(message: string, seconds: number, encoding: OtlpEncoding): OtlpResponse {
  return statusResponse(503, message, { encoding, headers: { 'retry-after': String(seconds) } })
}

function isSystemError(error: unknown): boolean {
  return error instanceof Error && (error as NodeJS.ErrnoException).syscall !== undefined
}

function codeOf(error: unknown): unknown {
  return error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined
}

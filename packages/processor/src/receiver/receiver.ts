import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAccessCheck } from './access.ts'
import { createArrivalOrder } from './arrival-order.ts'
import type { ReceiverHandlers } from './handlers.ts'
import { createInFlightLimit } from './in-flight-bytes.ts'
import { findEncoding, statusResponse } from './otlp-response.ts'
import type { ReceiverContext } from './receive-otlp.ts'
import { PortInUseError } from './receiver-errors.ts'
import { respond } from './respond.ts'
import { requestPath, route } from './routes.ts'
import { requireSecureBind } from './secure-bind.ts'

/** What a receiver listens on and what it accepts. */
export interface ReceiverOptions {
  /** Address to listen on. Default 127.0.0.1, reachable from this machine only. */
  readonly host?: string
  /** TCP port; 0 takes a free one. Default 4318, the OTLP/HTTP port. */
  readonly port?: number
  /** What OTLP, / and /metrics need as `Authorization: Bearer <token>`; /health never does. Default none. */
  readonly token?: string | undefined
  /** Whether others may reach the receiver without a token. Default false. */
  readonly insecure?: boolean | undefined
  /** Names beside loopback ones, with or without port, that the Host header may have on a loopback address. */
  readonly allowedHosts?: readonly string[] | undefined
  /** Most connections at once; more are closed at once. Default 1,000. */
  readonly maxConnections?: number
  /** How long a connection may take to send its headers, milliseconds; checked at most every 5 s. Default 10,000. */
  readonly headersTimeoutMs?: number
  /** Largest body in bytes, before and after decompression; 16 MiB at most in JSON. Default 64 MiB (OTLP 1.11). */
  readonly maxBodyBytes?: number
  /** Most bytes that all running requests may hold; beyond it 503. Default 4 × maxBodyBytes. */
  readonly maxInFlightBytes?: number
  /** How long {@link Receiver.close} waits for running requests, milliseconds. Default 10,000. */
  readonly drainTimeoutMs?: number
  readonly handlers: ReceiverHandlers
}

/** An OTLP/HTTP receiver with its scrape and health pages. */
export interface Receiver {
  /**
   * @returns where it listens.
   * @throws PortInUseError when another program has the port.
   */
  listen(): Promise<{ readonly host: string; readonly port: number }>
  /** Stops accepting, lets running requests finish, then closes all connections. May be called twice. */
  close(): Promise<void>
}

const MIB = 2 ** 20
const DEFAULT_PORT = 4318
const HEADERS_TIMEOUT_MS = 10_000
const MAX_CONNECTIONS = 1000
const REQUEST_TIMEOUT_MS = 60_000
const TIMEOUT_CHECK_MS = 5000
const KEEP_ALIVE_MS = 120_000 // longer than the 90 s after which Go clients drop idle connections
const DRAINING_RETRY_SECONDS = '5'

/**
 * Creates an OTLP/HTTP receiver: POST /v1/metrics (and /v1/traces, /v1/logs, which are acknowledged with a warning),
 * GET /metrics, / (the status) and /health; GET and POST /v1/acceptances, DELETE /v1/acceptances/{id}. Bodies are protobuf or JSON, plain or with gzip, deflate or zstd.
 *
 * @throws InsecureBindError when others could reach it without a token, unless `insecure` says that this is meant.
 * @see opentelemetry-proto 1.11.0, docs/specification.md, OTLP/HTTP
 */
export function createReceiver(options: ReceiverOptions): Receiver {
  const { host = '127.0.0.1', port = DEFAULT_PORT, maxBodyBytes = 64 * MIB, drainTimeoutMs = 10_000 } = options
  requireSecureBind(options)
  const context: ReceiverContext = {
    handlers: options.handlers,
    checkAccess: createAccessCheck({ ...options, host }),
    maxBodyBytes,
    inFlightLimit: createInFlightLimit(options.maxInFlightBytes ?? 4 * maxBodyBytes),
    inOrder: createArrivalOrder(),
  }
  let draining: Promise<void> | undefined
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    void answerRequest(request, response, { context, isDraining: () => draining !== undefined })
  }
  const server = createBoundedServer(options)
  server.on('request', answer).on('checkContinue', answer)
  return {
    listen: () => listen(server, host, port),
    close: () => (draining ??= close(server, drainTimeoutMs)),
  }
}

// A connection that sends nothing counts as one whose headers are not complete.
function createBoundedServer(options: ReceiverOptions): Server {
  const { headersTimeoutMs = HEADERS_TIMEOUT_MS, maxConnections = MAX_CONNECTIONS } = options
  const server = createServer({
    headersTimeout: headersTimeoutMs,
    requestTimeout: Math.max(REQUEST_TIMEOUT_MS, headersTimeoutMs),
    keepAliveTimeout: KEEP_ALIVE_MS,
    connectionsCheckingInterval: Math.min(TIMEOUT_CHECK_MS, headersTimeoutMs),
  })
  server.maxConnections = maxConnections
  return server
}

async function answerRequest(
  request: IncomingMessage,
  response: ServerResponse,
  { context, isDraining }: { context: ReceiverContext; isDraining: () => boolean },
): Promise<void> {
  const { handlers } = context
  try {
    request.on('error', () => {}) // a sender that goes away is no event for us
    response.on('error', () => {})
    const reply = isDraining() ? drainingResponse(request) : await route(request, response, context)
    if (isDraining()) response.setHeader('connection', 'close')
    const { status, reason } = reply
    handlers.onRequest?.({ path: requestPath(request), status, ...(reason !== undefined && { reason }) })
    respond(request, response, reply)
  } catch (error) {
    handlers.onError?.(error)
    response.destroy()
  }
}

function drainingResponse(request: IncomingMessage): ReturnType<typeof statusResponse> {
  const encoding = findEncoding(request.headers['content-type']) ?? 'json'
  const headers = { 'retry-after': DRAINING_RETRY_SECONDS }
  return statusResponse(503, 'The processor is shutting down.', { encoding, headers })
}

function listen(server: Server, host: string, port: number): Promise<{ host: string; port: number }> {
  return new Promise((resolve, reject) => {
    const onError = (error: NodeJS.ErrnoException): void =>
      reject(error.code === 'EADDRINUSE' ? new PortInUseError(host, port, error) : error)
    server.once('error', onError)
    server.listen({ host, port }, () => {
      server.off('error', onError)
      const address = server.address() as AddressInfo // a TCP server that listens has one
      resolve({ host: address.address, port: address.port })
    })
  })
}

function close(server: Server, drainTimeoutMs: number): Promise<void> {
  if (!server.listening) return Promise.resolve()
  return new Promise((resolve) => {
    const deadline = setTimeout(() => server.closeAllConnections(), drainTimeoutMs)
    server.close(() => {
      clearTimeout(deadline)
      resolve()
    })
  })
}

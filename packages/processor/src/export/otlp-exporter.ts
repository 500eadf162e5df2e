import { encodeMetricsJson, encodeMetricsProtobuf, type EncodeOptions } from './encode-metrics.ts'
import type { OutputPoint } from './output-point.ts'
import { retryDelayMs } from './retry-delay.ts'
import { sendOtlp, type OtlpTarget, type SendAttempt } from './send-otlp.ts'

/** Where the points go and what happens when nobody takes them. */
export interface OtlpExporterOptions extends EncodeOptions {
  /** Whole address including `/v1/metrics`. */
  readonly endpoint: string
  /** Sent with every request, such as an authorization. Default none. */
  readonly headers?: Readonly<Record<string, string>>
  /** For one attempt, milliseconds. Default 10,000. */
  readonly timeoutMs?: number
  /** Default `gzip`. */
  readonly compression?: 'none' | 'gzip'
  /** Default `http/protobuf`. */
  readonly protocol?: 'http/protobuf' | 'http/json'
  /** Most requests that wait; the oldest is dropped for a new one. Default 100. */
  readonly maxQueuedRequests?: number
  /** Most points in one request. Default 2,000. */
  readonly maxPointsPerRequest?: number
  /** Present time, milliseconds since the epoch. */
  readonly now: () => number
  /** Uniform in [0, 1); spreads the retries of many processors. Default Math.random. */
  readonly random?: () => number
  /** Resolves after so many milliseconds or when the signal aborts. Default a timer. */
  readonly wait?: (ms: number, signal: AbortSignal) => Promise<void>
  /** Told how many points were sent or lost for good; for counters. */
  readonly onResult?: (result: { readonly sent: number; readonly failed: number }) => void
  /** Told once when sending begins to fail and of every loss; for the log. */
  readonly onProblem?: (message: string) => void
}

/** Sends points in the background. */
export interface OtlpExporter {
  /** Queues the points and returns at once; never throws for a server that is away. */
  export(points: readonly OutputPoint[]): void
  /** Requests that wait, the running one included. */
  readonly queuedRequests: number
  /** Tries to send what waits, at most so long; what is left is dropped and counted. Later exports are dropped too. */
  shutdown(deadlineMs: number): Promise<void>
}

interface QueuedRequest {
  readonly body: Uint8Array
  readonly pointCount: number
}

const MAX_ELAPSED_MS = 300_000 // the Collector's exporter gives up after as long; then the points are stale anyway

/**
 * Creates an exporter to an OTLP/HTTP server. Requests go out one at a time and in order; 429, 502, 503, 504 and broken
 * connections are tried again for five minutes, waiting as the server asks; all else is final.
 * @see opentelemetry-proto 1.11.0, docs/specification.md, OTLP/HTTP Response, Failures
 */
export function createOtlpExporter(options: OtlpExporterOptions): OtlpExporter {
  return new QueueingExporter(options)
}

class QueueingExporter implements OtlpExporter {
  readonly #options: OtlpExporterOptions
  readonly #target: OtlpTarget
  readonly #stop = new AbortController()
  readonly #queue: QueuedRequest[] = []
  #running: Promise<void> | undefined
  #closing = false

  constructor(options: OtlpExporterOptions) {
    const { endpoint, headers = {}, timeoutMs = 10_000, compression = 'gzip', protocol = 'http/protobuf' } = options
    this.#options = options
    this.#target = { endpoint, headers, timeoutMs, compression, protocol }
  }

  get queuedRequests(): number {
    return this.#queue.length
  }

  export(points: readonly OutputPoint[]): void {
    const { maxPointsPerRequest = 2000, maxQueuedRequests = 100 } = this.#options
    if (this.#closing) return this.#lose(points.length, 'the exporter is shut down')
    const encode = this.#target.protocol === 'http/json' ? encodeMetricsJson : encodeMetricsProtobuf
    for (let i = 0; i < points.length; i += maxPointsPerRequest) {
      const chunk = points.slice(i, i + maxPointsPerRequest)
      this.#queue.push({ body: encode(chunk, this.#options), pointCount: chunk.length })
    }
    while (this.#queue.length > maxQueuedRequests)
      this.#lose(this.#queue.shift()!.pointCount, `more than ${maxQueuedRequests} requests are waiting`)
    this.#running ??= this.#sendAll()
  }

  async shutdown(deadlineMs: number): Promise<void> {
    this.#closing = true
    const deadline = setTimeout(() => this.#stop.abort(), deadlineMs)
    await this.#running
    clearTimeout(deadline)
    this.#stop.abort()
  }

  async #sendAll(): Promise<void> {
    await Promise.resolve() // `export` returns before anything is sent
    for (let request = this.#queue[0]; request !== undefined; request = this.#queue[0]) {
      const attempted = await this.#sendUntilDone(request)
      // An overflow may have dropped it meanwhile; then it is counted already.
      if (this.#queue[0] !== request) continue
      this.#queue.shift()
      this.#settle(request, attempted)
    }
    this.#running = undefined
  }

  async #sendUntilDone(request: QueuedRequest): Promise<SendAttempt> {
    const { now, random = Math.random, wait = waitFor } = this.#options
    const { signal } = this.#stop
    const giveUpMs = now() + MAX_ELAPSED_MS
    for (let attempt = 1; ; attempt++) {
      const attempted = await sendOtlp(request.body, this.#target, { signal, now })
      if (attempted.kind !== 'retry') return attempted
      if (attempt === 1) this.#options.onProblem?.(`Sending metrics: ${attempted.problem}; trying again.`)
      const delayMs = retryDelayMs(attempt, { retryAfterMs: attempted.retryAfterMs, random })
      if (signal.aborted || now() + delayMs > giveUpMs || this.#queue[0] !== request) return attempted
      await wait(delayMs, signal)
    }
  }

  #settle({ pointCount }: QueuedRequest, attempted: SendAttempt): void {
    if (attempted.kind !== 'sent') return this.#lose(pointCount, attempted.problem)
    const failed = Math.min(pointCount, attempted.rejected)
    this.#options.onResult?.({ sent: pointCount - failed, failed })
    if (attempted.message !== '') this.#options.onProblem?.(`Sending metrics: ${failed} rejected: ${attempted.message}`)
  }

  #lose(pointCount: number, reason: string): void {
    this.#options.onResult?.({ sent: 0, failed: pointCount })
    this.#options.onProblem?.(`Sending metrics: ${pointCount} points dropped: ${reason}.`)
  }
}

function waitFor(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, ms)
    function done(): void {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    signal.addEventListener('abort', done)
    if (signal.aborted) done()
  })
}

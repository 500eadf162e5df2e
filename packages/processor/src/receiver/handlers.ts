import type { OtlpEncoding, PartialSuccess } from './otlp-response.ts'

/** The answer to a scrape. */
export interface Exposition {
  readonly contentType: string
  readonly body: string
}

/** Whether the process is ready for requests, with details that anybody may see. */
export interface HealthReport {
  /** False while starting, draining or when results cannot be delivered: answered with 503. */
  readonly ready: boolean
  readonly details: Readonly<Record<string, unknown>>
}

/** What the receiver passes on. */
export interface ReceiverHandlers {
  /**
   * Takes a metrics request, decompressed. Called in the order in which the bodies were complete. The request is
   * acknowledged when the promise resolves, so resolve only when the data survives a crash.
   *
   * @param hold takes bytes that the handler is about to hold for this request until the promise settles, such as its
   *   decoded form; throws what the sender is to be told when running requests hold too much.
   * @throws OtlpDecodeError → 400, RetryableError → 503 with Retry-After, system errors and ERR_STATE_FULL → 503,
   *   others → 500.
   */
  metrics(body: Uint8Array, encoding: OtlpEncoding, hold: (bytes: number) => void): Promise<PartialSuccess>
  /** The answer to GET /metrics for an Accept header. */
  scrape(accept: string | undefined): Exposition | Promise<Exposition>
  health(): HealthReport
  /**
   * The answer to GET /: how everything stands. Without it nothing is served there.
   *
   * @param wanted HTML for browsers; who cannot give it gives JSON.
   * @param model only this one.
   */
  status?(wanted: 'html' | 'json', model: string | undefined): Exposition
  /** Without them nothing is served there. */
  readonly acceptances?: AcceptanceHandlers
  /** Told of every answered request; for counters. */
  onRequest?(answered: AnsweredRequest): void
  /** Told of errors that are no fault of the sender; for the log. */
  onError?(error: unknown): void
}

/** What is asked about accepted drift; answers are plain JSON. @throws RefusedRequest as the answer to whoever asks. */
export interface AcceptanceHandlers {
  readonly list: () => unknown
  /** @param body parsed JSON, unchecked. */
  readonly accept: (body: unknown) => Promise<unknown>
  /** @param by who asks. */
  readonly revoke: (id: string, by: string | undefined) => Promise<unknown>
}

/** One answered request. */
export interface AnsweredRequest {
  readonly path: string
  /** As answered; 499 when the sender closed the connection before its request was complete. */
  readonly status: number
  /** What the sender was told, where the request was refused. */
  readonly reason?: string
}

/** The port asked for is taken by another program. */
export class PortInUseError extends Error {
  override readonly name = 'PortInUseError'
  /** Stable code for programs. */
  readonly code = 'ERR_PORT_IN_USE'

  constructor(host: string, port: number, cause: unknown) {
    super(
      `Port ${port} on ${host} is already in use, perhaps by a Collector or another Driftline processor. ` +
        `Stop it or choose another port with --port; --port 0 takes a free one.`,
      { cause },
    )
  }
}

/** Nothing is wrong with the request; the sender should try again. Answered with 503 and Retry-After. */
export class RetryableError extends Error {
  override readonly name = 'RetryableError'
  /** Stable code for programs. */
  readonly code = 'ERR_RETRYABLE'
  /** When to try again, whole seconds ≥ 1. */
  readonly retryAfterSeconds: number

  constructor(message: string, retryAfterSeconds: number, options?: ErrorOptions) {
    super(message, options)
    this.retryAfterSeconds = Math.max(1, Math.ceil(retryAfterSeconds))
  }
}

/** A request that is answered with an error status; the message is for the sender. */
export class RefusedRequest extends Error {
  override readonly name = 'RefusedRequest'
  readonly status: number
  readonly headers: Readonly<Record<string, string>>

  constructor(status: number, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message)
    this.status = status
    this.headers = headers
  }
}

/** The sender closed the connection before its request was complete: nothing to answer, and no failure of ours. */
export class SenderGone extends Error {
  override readonly name = 'SenderGone'

  constructor(options?: ErrorOptions) {
    super('The sender closed the connection before the request was complete.', options)
  }
}

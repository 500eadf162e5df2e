/** The streams and bytes that all models of a process may hold together. */
export interface AdmissionLimits {
  readonly maxStreams: number
  readonly maxBytes: number
}

/** What one model in one environment holds. */
export interface Holding {
  readonly streams: number
  readonly bytes: number
}

/**
 * One budget for the process. A holder may take more only while it holds less than what is still free, so that none
 * can take everything and each finds room (Choudhury & Hahne 1998, dynamic queue thresholds, α = 1). Nothing that was
 * accepted is taken away.
 */
export class Admission {
  readonly limits: AdmissionLimits
  streams = 0
  bytes = 0

  constructor(limits: AdmissionLimits) {
    this.limits = limits
  }

  /** Whether a holder may open a stream of so many bytes. */
  mayOpen(holding: Holding, bytes: number): boolean {
    const { maxStreams, maxBytes } = this.limits
    return (
      this.streams < maxStreams &&
      this.bytes + bytes <= maxBytes &&
      holding.streams < maxStreams - this.streams &&
      holding.bytes < maxBytes - this.bytes
    )
  }

  /** Whether a stream that is known may hold so many bytes more. */
  mayGrow(bytes: number): boolean {
    return this.bytes + bytes <= this.limits.maxBytes
  }

  /** The limits in words, for a refusal. */
  toText(): string {
    const { maxStreams, maxBytes } = this.limits
    return `${maxStreams.toLocaleString('en-US')} streams and ${maxBytes.toLocaleString('en-US')} bytes for all models`
  }
}

/** What one holder holds, kept in step with the budget of the process. */
export class Account implements Holding {
  streams = 0
  bytes = 0
  readonly #admission: Admission

  constructor(admission: Admission) {
    this.#admission = admission
  }

  get admission(): Admission {
    return this.#admission
  }

  addStreams(count: number): void {
    this.streams += count
    this.#admission.streams += count
  }

  addBytes(bytes: number): void {
    this.bytes += bytes
    this.#admission.bytes += bytes
  }

  /** Gives everything back: what was held is gone. */
  release(): void {
    this.addStreams(-this.streams)
    this.addBytes(-this.bytes)
  }
}

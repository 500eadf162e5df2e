/** Requests that were answered with one status. */
export interface AnsweredRequests {
  readonly status: number
  readonly count: number
  /** What the sender of the last one was told; absent where nothing was refused. */
  readonly reason?: string
  /** When the last one was answered, ms. */
  readonly lastMs: number
}

/** Requests since the start, by status; what is not a status counts as 500. */
export class RequestLog {
  readonly #byStatus = new Map<number, AnsweredRequests>()

  add(status: number, reason: string | undefined, nowMs: number): void {
    const known = this.#byStatus.get(status)
    const count = (known?.count ?? 0) + 1
    this.#byStatus.set(status, { status, count, ...(reason !== undefined && { reason }), lastMs: nowMs })
  }

  /** By status, ascending. */
  all(): readonly AnsweredRequests[] {
    return [...this.#byStatus.values()].sort((a, b) => a.status - b.status)
  }
}

import { diag } from '@opentelemetry/api'
import { thrownText } from './thrown-text.ts'

/** What went wrong inside the instrumentation, never inside the model. */
export type ProblemKind =
  | 'features'
  | 'segments'
  | 'ages'
  | 'output'
  | 'span'
  | 'record'
  | 'collect'
  | 'spec'
  | 'profile'
  | 'hash'
  | 'limit'

const REPEAT_AFTER_MS = 600_000

/** Counts the instrumentation's own errors by kind and tells `diag` of each kind at most once in ten minutes. */
export class ProblemLog {
  readonly #counts = new Map<ProblemKind, number>()
  readonly #reportedMs = new Map<ProblemKind, number>()
  readonly #monotonicMs: () => number

  constructor(monotonicMs: () => number) {
    this.#monotonicMs = monotonicMs
  }

  /** @param cause what was thrown where values are at hand: its class and place are told, its message may hold some */
  add(kind: ProblemKind, message: string, cause?: unknown): void {
    this.#counts.set(kind, (this.#counts.get(kind) ?? 0) + 1)
    try {
      const nowMs = this.#monotonicMs()
      const reportedMs = this.#reportedMs.get(kind)
      if (reportedMs !== undefined && nowMs - reportedMs < REPEAT_AFTER_MS) return
      this.#reportedMs.set(kind, nowMs)
      diag.warn(`driftline: ${message}`, ...(cause === undefined ? [] : [thrownText(cause)]))
    } catch {
      // A logger that throws is the host's, and may not reach the model either.
    }
  }

  visit(visit: (kind: ProblemKind, count: number) => void): void {
    for (const [kind, count] of this.#counts) visit(kind, count)
  }
}

/** Text of anything thrown, even of what throws when asked for its text. */
export function describe(cause: unknown): string {
  try {
    return cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause)
  } catch {
    return 'an error without a text'
  }
}

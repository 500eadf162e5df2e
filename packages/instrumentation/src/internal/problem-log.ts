import type { DriftlineComplaint } from '@driftline/semconv'
import { diag } from '@opentelemetry/api'
import { thrownText } from './thrown-text.ts'
import { warnProcess } from './warn-process.ts'

/** What went wrong in the wiring or inside the instrumentation, never inside the model. */
export type ProblemKind = Exclude<DriftlineComplaint, `too_many_${string}` | 'other'>

/** One problem, in words that hold no feature value. */
export interface Problem {
  readonly kind: ProblemKind
  readonly message: string
  /** The wrapped model; absent where it concerns none. */
  readonly model?: string | undefined
  /** What is said once: of one kind, model and topic nothing is said again. Default: the message. */
  readonly topic?: string | undefined
  /** What was thrown; of it type and place are told, never the message. */
  readonly cause?: unknown
}

/** Where problems go. */
export interface ProblemSink {
  tell(problem: Problem): void
}

/** Mistakes of ours, which nobody can mend by other wiring: for `diag` only, and again as long as they last. */
const OWN_KINDS: ReadonlySet<ProblemKind> = new Set<ProblemKind>(['span', 'record', 'collect'])
const REPEAT_AFTER_MS = 600_000
const MOST_TOLD = 1000
const MOST_MODELS = 100

/**
 * Counts problems by kind and model. Each is told once, to `diag` and as a warning of the process; mistakes of our own
 * only to `diag`, at most once in ten minutes.
 */
export class ProblemLog implements ProblemSink {
  readonly #counts = new Map<string, Map<ProblemKind, number>>()
  readonly #toldMs: Map<string, number>
  readonly #monotonicMs: () => number

  /** @param before whose counting ended: what it told is not told again */
  constructor(monotonicMs: () => number, before?: ProblemLog) {
    this.#monotonicMs = monotonicMs
    this.#toldMs = before ? before.#toldMs : new Map<string, number>()
  }

  /** Counts and tells a problem that concerns no model. */
  add(kind: ProblemKind, message: string, cause?: unknown): void {
    this.tell({ kind, message, cause })
  }

  tell(problem: Problem): void {
    this.#count(problem)
    try {
      if (this.#isNews(problem)) say(problem)
    } catch {
      // A logger that throws is the host's, and may not reach the model either.
    }
  }

  #count({ kind, model = '' }: Problem): void {
    const name = this.#counts.has(model) || this.#counts.size < MOST_MODELS ? model : ''
    const counts = this.#counts.get(name) ?? new Map<ProblemKind, number>()
    this.#counts.set(name, counts.set(kind, (counts.get(kind) ?? 0) + 1))
  }

  #isNews({ kind, model = '', message, topic = message }: Problem): boolean {
    const key = OWN_KINDS.has(kind) ? kind : `${kind} ${model} ${topic}`
    const toldMs = this.#toldMs.get(key)
    if (toldMs === undefined) return this.#toldMs.size < MOST_TOLD && this.#remember(key, this.#monotonicMs())
    if (!OWN_KINDS.has(kind)) return false
    const nowMs = this.#monotonicMs()
    return nowMs - toldMs >= REPEAT_AFTER_MS && this.#remember(key, nowMs)
  }

  #remember(key: string, nowMs: number): true {
    this.#toldMs.set(key, nowMs)
    return true
  }

  /** Calls `visit` with every kind counted, by model; the empty text is none. */
  visit(visit: (kind: ProblemKind, count: number, model: string) => void): void {
    for (const [model, counts] of this.#counts) for (const [kind, count] of counts) visit(kind, count, model)
  }
}

function say({ kind, model, message, cause }: Problem): void {
  const place = cause === undefined ? '' : ` (${thrownText(cause)})`
  const text = `${model === undefined ? '' : `model "${model}": `}${message}${place}`
  if (!OWN_KINDS.has(kind)) warnProcess(text, kind)
  diag.warn(`driftline: ${text}`)
}

/** Text of anything thrown, even of what throws when asked for its text. */
export function describe(cause: unknown): string {
  try {
    return cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause)
  } catch {
    return 'an error without a text'
  }
}

import type { Problem, ProblemKind, ProblemSink } from '../internal/problem-log.ts'

/** Keeps what goes wrong around the calls of one model from the host, and tells it. */
export class CallGuard {
  readonly #model: string
  readonly #sink: ProblemSink

  constructor(model: string, sink: ProblemSink) {
    this.#model = model
    this.#sink = sink
  }

  /** What `run` gives; undefined, and the problem told, where it throws. */
  run<Value>(kind: ProblemKind, run: () => Value): Value | undefined {
    try {
      return run()
    } catch (cause) {
      this.tell({ kind, message: `reading its ${kind} failed; the call itself went through`, cause })
      return undefined
    }
  }

  tell(problem: Omit<Problem, 'model'>): void {
    this.#sink.tell({ ...problem, model: this.#model })
  }
}

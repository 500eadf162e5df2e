import type { Span } from '@opentelemetry/api'
import type { ModelRecorder } from '../counts/model-recorder.ts'
import { thrownClass } from '../internal/thrown-text.ts'
import type { RecorderCore } from '../recorder/recorder-core.ts'
import type { CallContext } from './call-context.ts'
import type { CallRows, RowComplaint } from './call-rows.ts'
import { unreadable } from './call-rows.ts'
import type { StreamListener } from './observe-stream.ts'
import { endFailedSpan, runInSpan } from './predict-span.ts'
import { AnswerRecorder } from './record-answers.ts'
import type { AnswerTarget } from './record-answers.ts'
import { RowRecorder } from './record-rows.ts'

/** What records the calls of one wrapped model. */
export interface CallRecorders {
  readonly context: CallContext
  readonly rows: RowRecorder
  readonly answers: AnswerRecorder
}

export function createCallRecorders(context: CallContext): CallRecorders {
  return { context, rows: new RowRecorder(context), answers: new AnswerRecorder(context) }
}

/** One call of a wrapped model, from its arguments to its end. Nothing here ever throws. */
export class ModelCall implements AnswerTarget {
  model: ModelRecorder | undefined
  segments: readonly (readonly number[])[] = []
  readonly #recorders: CallRecorders
  readonly #span: Span | undefined
  readonly #core: RecorderCore
  #results: CallRows['results']
  #complaint: RowComplaint | undefined
  #rows: CallRows['rows'] = []
  #startMs = 0

  constructor(recorders: CallRecorders, span: Span | undefined, args: readonly unknown[]) {
    const { guard, core, open, isBatch, monotonicClock } = recorders.context
    this.#recorders = recorders
    this.#results = isBatch ? 'per-row' : 'one'
    this.#span = span?.isRecording() === true ? span : undefined
    this.#core = core()
    this.model = guard.run('record', open)
    if (this.model || this.#span) guard.run('features', () => this.#recordRows(args))
    this.#startMs = guard.run('record', monotonicClock) ?? 0
  }

  /** What is wrong with its rows, if anything. */
  get complaint(): RowComplaint | undefined {
    return this.#complaint
  }

  /** Ends a call that answered. */
  succeed(result: unknown): void {
    this.#endCall()
    this.#guard.run('output', () => this.#recordResult(result))
    this.#endSpan()
  }

  /** Ends a call that answered with what cannot be looked at. */
  succeedUnseen(): void {
    this.#endCall()
    this.#endSpan()
  }

  /** Ends a call that threw or rejected. */
  fail(error: unknown): void {
    const type = thrownClass(error)
    this.#endCall(type)
    this.#guard.run('span', () => this.#span && endFailedSpan(this.#span, type))
  }

  /** What is told of a stream that the model answered with: the call ends when the stream does. */
  listener(): StreamListener {
    let count = 0
    let last: unknown
    return {
      run: (run) => (this.#span ? runInSpan(this.#span, run) : run()),
      give: (value) => {
        last = value
        if (this.#results === 'per-row') this.#guard.run('output', () => this.#recordNext(value, count))
        count += 1
      },
      exhaust: (value) => {
        if (this.#results !== 'per-row') return this.succeed(value === undefined ? last : value)
        this.#guard.run('output', () => this.#endRows(count))
        return this.succeedUnseen()
      },
      close: () => this.succeedUnseen(),
      fail: (error) => this.fail(error),
    }
  }

  get #guard(): CallContext['guard'] {
    return this.#recorders.context.guard
  }

  /** Span of a call with one row. */
  get span(): Span | undefined {
    return this.#results === 'one' ? this.#span : undefined
  }

  #recordNext(result: unknown, at: number): void {
    if (this.#recorders.context.core() !== this.#core) this.#follow()
    this.#recorders.answers.recordOne(result, at, this)
  }

  #endRows(count: number): void {
    const { answers } = this.#recorders
    if (count !== this.segments.length) answers.tellCount(count, this.segments.length)
    answers.recordMissing(count, this)
  }

  #endCall(type?: string): void {
    const { context } = this.#recorders
    if (context.core() !== this.#core) this.#guard.run('record', () => this.#follow())
    this.#guard.run('record', () => this.model?.calls.add(context.monotonicClock() - this.#startMs, type))
  }

  /** Where counting began afresh while the model worked, the call ends there: what was counted before is sent and done. */
  #follow(): void {
    const { context, rows } = this.#recorders
    const model = this.model && context.open()
    if (!model || model === this.model) return
    this.segments = this.#rows.map((row) => rows.segmentsOf(row, model))
    this.model = model
  }

  #endSpan(): void {
    this.#guard.run('span', () => this.#span?.end())
  }

  #recordRows(args: readonly unknown[]): void {
    let read: CallRows | undefined
    try {
      read = this.#recorders.context.read(args)
    } finally {
      this.#countRows(read ?? unreadable(undefined, this.#results))
    }
  }

  #countRows(read: CallRows): void {
    this.#results = read.results
    this.#complaint = read.complaint
    this.#rows = read.rows
    this.segments = this.#recorders.rows.record(read, { model: this.model, span: this.#span })
  }

  #recordResult(result: unknown): void {
    const { answers } = this.#recorders
    if (this.#results === 'per-row') answers.recordAll(result, this)
    else if (this.#results === 'one') answers.recordOne(result, 0, this)
  }
}

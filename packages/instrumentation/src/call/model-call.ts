import type { Span } from '@opentelemetry/api'
import { thrownClass } from '../internal/thrown-text.ts'
import type { ProblemKind } from '../internal/problem-log.ts'
import type { ModelConfig } from '../config/model-config.ts'
import type { ModelRecorder } from '../counts/model-recorder.ts'
import type { Counting } from '../recorder/recorder-core.ts'
import { ALL } from '../counts/segment-index.ts'
import { toOutput } from './read-output.ts'
import type { Output } from '../counts/output.ts'
import { readRows } from './read-rows.ts'
import type { CallRows, Row, RowSource } from './read-rows.ts'
import { endFailedSpan, setOutputAttributes, setRowAttributes } from './predict-span.ts'

/** What all calls of one wrapped model have in common. */
export interface CallContext {
  readonly config: ModelConfig
  readonly counting: Counting
  /** The counts of the model; undefined while nobody collects, or beyond the limit of models. */
  readonly open: () => ModelRecorder | undefined
  readonly source: RowSource
  readonly segments?: ((row: never) => unknown) | undefined
  readonly output?: ((result: never) => unknown) | undefined
  readonly ages?: ((row: never) => unknown) | undefined
}

const ONLY_ALL: readonly number[] = [ALL]

/** One call of a wrapped model, from its arguments to its end. Nothing here ever throws. */
export class ModelCall {
  readonly #context: CallContext
  readonly #span: Span | undefined
  #model: ModelRecorder | undefined
  #rows: CallRows
  #segments: readonly (readonly number[])[] = []
  #startMs = 0

  constructor(context: CallContext, span: Span | undefined, args: readonly unknown[]) {
    this.#context = context
    this.#rows = { rows: [undefined], isBatch: context.source.batch === true }
    this.#span = span?.isRecording() === true ? span : undefined
    this.#model = this.#guard('record', context.open)
    if (this.#model || this.#span) this.#guard('features', () => this.#recordRows(args))
    this.#startMs = this.#guard('record', context.counting.options.monotonicClock) ?? 0
  }

  /** Ends a call that answered. */
  succeed(result: unknown): void {
    this.#endCall()
    this.#guard('output', () => this.#recordOutputs(result))
    this.#guard('span', () => this.#span?.end())
  }

  /** Ends a call that answered with what cannot be looked at. */
  succeedUnseen(): void {
    this.#endCall()
    this.#guard('span', () => this.#span?.end())
  }

  /** Ends a call that threw or rejected. */
  fail(error: unknown): void {
    const type = thrownClass(error)
    this.#endCall(type)
    this.#guard('span', () => this.#span && endFailedSpan(this.#span, type))
  }

  #endCall(type?: string): void {
    this.#guard('record', () => this.#follow())
    this.#guard('record', () =>
      this.#model?.calls.add(this.#context.counting.options.monotonicClock() - this.#startMs, type),
    )
  }

  /** Where counting began afresh while the model worked, the call ends there: what was counted before is sent and done. */
  #follow(): void {
    const model = this.#model && this.#context.open()
    if (!model || model === this.#model) return
    this.#segments = this.#rows.rows.map((row) => model.segments.resolve(this.#segmentRow(row)))
    this.#model = model
  }

  #recordRows(args: readonly unknown[]): void {
    try {
      this.#rows = readRows(args, this.#context.source)
    } finally {
      this.#segments = this.#rows.rows.map((row) => this.#recordRow(row))
    }
    const { complaint, rows } = this.#rows
    if (complaint !== undefined) this.#complain('features', `what its features function gave ${complaint}`)
    if (this.#span) this.#describeRows(this.#span, rows)
  }

  #describeRows(span: Span, rows: readonly Row[]): void {
    const segments = this.#segments[0]?.slice(1).flatMap((id) => this.#model?.segments.segments[id] ?? [])
    setRowAttributes(span, {
      config: this.#context.config,
      rowCount: rows.length,
      row: rows[0],
      segments: segments ?? [],
    })
  }

  #recordRow(row: Row): readonly number[] {
    const model = this.#model
    if (!model) return ONLY_ALL
    const segments = this.#guard('segments', () => model.segments.resolve(this.#segmentRow(row))) ?? ONLY_ALL
    const thrown = model.recordRow(row, segments)
    if (thrown) this.#complain('features', 'a property of its row could not be read', thrown.cause)
    if (row && (model.ages.hasTimestamps || this.#context.ages)) this.#guard('ages', () => this.#recordAges(row, model))
    return segments
  }

  #recordAges(row: object, { ages }: ModelRecorder): void {
    const { ages: agesOf, counting } = this.#context
    const given = agesOf && this.#guard('ages', () => requireFields(agesOf(row as never)))
    const complaint = ages.record(row, { nowMs: counting.options.clock(), given })
    if (complaint) this.#complain('ages', complaint.what, complaint.cause)
  }

  #segmentRow(row: Row): Readonly<Record<string, unknown>> | undefined {
    const { segments, config } = this.#context
    const found = segments && row ? this.#guard('segments', () => segments(row as never)) : undefined
    if (!segments) return config.dimensions ? (row as Readonly<Record<string, unknown>> | undefined) : undefined
    if (typeof found === 'object' && found !== null) return found as Readonly<Record<string, unknown>>
    if (row)
      this.#complain('segments', `its segments function gave ${found === null ? 'null' : typeof found}, not an object`)
    return undefined
  }

  #recordOutputs(result: unknown): void {
    if (!this.#rows.isBatch) return this.#recordOutput(result, 0)
    const results = result ?? []
    if (!isList(results)) return this.#complain('output', 'a batch did not give a list of results')
    const rowCount = this.#rows.rows.length
    if (result === results && results.length !== rowCount)
      this.#complain('output', `${rowCount} rows gave ${results.length} results`)
    for (let i = 0; i < results.length; i += 1) this.#recordOutput(results[i], i)
    for (let i = results.length; i < rowCount; i += 1) this.#recordOutput(undefined, i)
  }

  #recordOutput(result: unknown, row: number): void {
    const output = this.#guard('output', () => this.#toOutput(result))
    if (!output) return
    this.#model?.recordOutput(output, this.#segments[row] ?? ONLY_ALL)
    if (this.#span && !this.#rows.isBatch) setOutputAttributes(this.#span, output, this.#context.config)
  }

  #toOutput(result: unknown): Output | undefined {
    const { output, config } = this.#context
    const read = toOutput(output ? this.#readAnswer(output, result) : result, config.task)
    if (!read) this.#complain('output', 'a result has no score, value or class to read; give an output function')
    return read
  }

  /** What the user's function makes of a result; a null it stumbles over stays what it is. */
  #readAnswer(output: (result: never) => unknown, result: unknown): unknown {
    try {
      return output(result as never)
    } catch (cause) {
      if (result !== null && result !== undefined) throw cause
      this.#complain('output', 'its output function cannot read a null', cause)
      return undefined
    }
  }

  #guard<Value>(kind: ProblemKind, run: () => Value): Value | undefined {
    try {
      return run()
    } catch (cause) {
      this.#complain(kind, `reading its ${kind} failed`, cause)
      return undefined
    }
  }

  #complain(kind: ProblemKind, what: string, cause?: unknown): void {
    const { counting, config } = this.#context
    counting.problemLog.add(kind, `model ${config.name}: ${what}; the model itself was not disturbed`, cause)
  }
}

function requireFields(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null) return value as Readonly<Record<string, unknown>>
  throw new TypeError(`it gave ${value === null ? 'null' : typeof value}, not an object`)
}

function isList(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView))
}

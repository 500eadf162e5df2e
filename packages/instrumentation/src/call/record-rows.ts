import type { Span } from '@opentelemetry/api'
import type { Callback } from '../config/checked-options.ts'
import type { ModelRecorder } from '../counts/model-recorder.ts'
import { ALL } from '../counts/segment-index.ts'
import { describeFound } from '../internal/found-value.ts'
import type { CallContext } from './call-context.ts'
import type { CallRows, Row } from './call-rows.ts'
import { setRowAttributes } from './predict-span.ts'
import { undeclaredDimension } from './undeclared-dimension.ts'

export const ONLY_ALL: readonly number[] = [ALL]

/** Where the rows of one call go. */
export interface CallTarget {
  readonly model: ModelRecorder | undefined
  readonly span: Span | undefined
}

type Fields = Readonly<Record<string, unknown>>

/** Records the rows of a wrapped model's calls. */
export class RowRecorder {
  readonly #context: CallContext
  /** Whether the names its segments function gives were held against those of the spec. */
  #areDimensionsChecked = false

  constructor(context: CallContext) {
    this.#context = context
  }

  /** Counts the rows of a call and describes them on its span. @returns segments, by row */
  record({ rows, values, complaint }: CallRows, { model, span }: CallTarget): readonly (readonly number[])[] {
    const segments = model ? rows.map((row, i) => this.#recordRow(row, values[i], model)) : rows.map(() => ONLY_ALL)
    if (complaint) this.#context.guard.tell(complaint)
    if (span)
      this.#describe(span, rows, model && segments[0]?.slice(1).flatMap((id) => model.segments.segments[id] ?? []))
    return segments
  }

  #describe(span: Span, rows: readonly Row[], segments: Parameters<typeof setRowAttributes>[1]['segments'] = []): void {
    setRowAttributes(span, { config: this.#context.config, rowCount: rows.length, row: rows[0], segments })
  }

  #recordRow(row: Row, values: Row, model: ModelRecorder): readonly number[] {
    const { guard, ages } = this.#context
    const segments = this.segmentsOf(row, model)
    const thrown = model.recordRow(values, segments)
    if (thrown)
      guard.tell({ kind: 'features', message: 'a property of its row could not be read', cause: thrown.cause })
    if (model.reservedName !== undefined) this.#tellReserved(model)
    if (row && (model.ages.hasTimestamps || ages)) guard.run('ages', () => this.#recordAges(row, model))
    return segments
  }

  /** The segments a row counts in; only `all` where they cannot be told. */
  segmentsOf(row: Row, model: ModelRecorder): readonly number[] {
    return this.#context.guard.run('segments', () => model.segments.resolve(this.#segmentRow(row))) ?? ONLY_ALL
  }

  #tellReserved(model: ModelRecorder): void {
    const { feature, dimension } = model.takeReserved()
    const { guard } = this.#context
    if (feature !== undefined)
      guard.tell({
        kind: 'names',
        message: `the field "${feature}" of its rows is not counted as a feature, since that name is reserved; give it another one with features`,
      })
    if (dimension !== undefined)
      guard.tell({
        kind: 'names',
        message: `"${dimension}" cannot be a segment dimension, since that name is reserved; give it another one in segments`,
      })
  }

  #recordAges(row: object, model: ModelRecorder): void {
    const { ages: agesOf, clock, guard } = this.#context
    const given = agesOf && this.#ask('ages', agesOf, row)
    const complaint = model.ages.record(row, { nowMs: clock(), given })
    if (complaint) guard.tell({ kind: 'ages', message: complaint.what, cause: complaint.cause })
  }

  #segmentRow(row: Row): Fields | undefined {
    const { segments, config } = this.#context
    if (!segments) return config.dimensions ? (row as Fields | undefined) : undefined
    const found = row && this.#ask('segments', segments, row)
    if (found && !this.#areDimensionsChecked) this.#checkDimensions(found)
    return found
  }

  /** The fields a function of the user's gives for a row; undefined, and that is told, where it gives none or throws. */
  #ask(kind: 'segments' | 'ages', ask: Callback, row: object): Fields | undefined {
    const { guard } = this.#context
    try {
      const found = ask(row as never)
      if (isFields(found)) return found
      const message = `its ${kind} function gave ${describeFound(found)}; an object is needed, at once`
      guard.tell({ kind, message })
    } catch (cause) {
      guard.tell({ kind, message: `its ${kind} function failed; the call itself went through`, cause })
    }
    return undefined
  }

  #checkDimensions(found: Fields): void {
    this.#areDimensionsChecked = true
    const { config, guard } = this.#context
    const message = undeclaredDimension(Object.keys(found), config.dimensions)
    if (message !== undefined) guard.tell({ kind: 'segments', message })
  }
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Promise)
}

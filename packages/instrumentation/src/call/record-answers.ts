import type { Span } from '@opentelemetry/api'
import type { ModelRecorder } from '../counts/model-recorder.ts'
import type { Output } from '../counts/output.ts'
import { describeFound } from '../internal/found-value.ts'
import { isTensor, isVector } from '../internal/tensor.ts'
import type { Tensor } from '../internal/tensor.ts'
import type { CallContext } from './call-context.ts'
import { setOutputAttributes } from './predict-span.ts'
import { toOutput } from './read-output.ts'
import { ONLY_ALL } from './record-rows.ts'

/** Where the answers of one call go. */
export interface AnswerTarget {
  readonly model: ModelRecorder | undefined
  /** Span of a call with one row. */
  readonly span: Span | undefined
  /** By row. */
  readonly segments: readonly (readonly number[])[]
}

/** Records what a wrapped model answers. */
export class AnswerRecorder {
  readonly #context: CallContext

  constructor(context: CallContext) {
    this.#context = context
  }

  /** Counts the results of a call that has one for each row. */
  recordAll(result: unknown, target: AnswerTarget): void {
    if (result === undefined || result === null) return this.recordMissing(0, target)
    const results = isColumn(result) ? result.data : result
    if (isList(results)) return this.#recordList(results, target)
    if (target.segments.length === 1 && !this.#context.isBatch) return this.recordOne(result, 0, target)
    const message = `a batch gave ${describeFound(result)}; a list with one result for each row is needed`
    return this.#context.guard.tell({ kind: 'output', message })
  }

  #recordList(results: ArrayLike<unknown>, target: AnswerTarget): void {
    const rowCount = target.segments.length
    if (results.length !== rowCount) this.tellCount(results.length, rowCount)
    for (let i = 0; i < results.length; i += 1) this.recordOne(results[i], i, target)
    this.recordMissing(results.length, target)
  }

  /** Counts the result of the row at `at`. */
  recordOne(result: unknown, at: number, { model, span, segments }: AnswerTarget): void {
    const output = this.#context.guard.run('output', () => this.#toOutput(result))
    if (!output) return
    model?.recordOutput(output, segments[at] ?? ONLY_ALL)
    if (span) setOutputAttributes(span, output, this.#context.config)
  }

  /** Counts the rows from `from` on as without a result. */
  recordMissing(from: number, target: AnswerTarget): void {
    for (let i = from; i < target.segments.length; i += 1) this.recordOne(undefined, i, target)
  }

  /** Says that a batch has more or fewer results than rows. */
  tellCount(resultCount: number, rowCount: number): void {
    const results = resultCount === 1 ? '1 result' : `${resultCount} results`
    const message = `a batch of ${rowCount} rows gave ${results}; one for each row is needed`
    this.#context.guard.tell({ kind: 'output', message, topic: 'count' })
  }

  #toOutput(result: unknown): Output | undefined {
    const { output, config } = this.#context
    const answer = output ? this.#readAnswer(output, result) : result
    if (answer === undefined && result !== undefined && result !== null) this.#tellNothing()
    const read = toOutput(answer, config.task)
    if (!read && !(output && isEmpty(answer))) this.#tellUnreadable(answer, output !== undefined)
    return read
  }

  #tellNothing(): void {
    const message = 'its output function gave undefined, which counts as missing; return what it read, or null for none'
    this.#context.guard.tell({ kind: 'output', message })
  }

  #tellUnreadable(answer: unknown, isFromFunction: boolean): void {
    const found = describeFound(answer)
    const needed = 'a number, a text, a boolean or an object with score, value or class'
    const message = isFromFunction
      ? `its output function gave ${found}; ${needed} is needed, at once`
      : `a result is ${found}; ${needed} is needed: give output: (result) => ({ value: … })`
    this.#context.guard.tell({ kind: 'output', message })
  }

  /** What the user's function makes of a result; a null it stumbles over stays what it is. */
  #readAnswer(output: (result: never) => unknown, result: unknown): unknown {
    try {
      return output(result as never)
    } catch (cause) {
      if (result !== null && result !== undefined) throw cause
      this.#context.guard.tell({ kind: 'output', message: 'its output function cannot read a null', cause })
      return undefined
    }
  }
}

/** What an output function gives where there is nothing to count. */
function isEmpty(answer: unknown): boolean {
  return describeFound(answer) === 'an object' && Object.keys(answer as object).length === 0
}

function isList(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) || isVector(value)
}

/** Whether a value is a tensor with one value for each row. */
function isColumn(value: unknown): value is Tensor {
  return isTensor(value) && (value.dims.length === 1 || (value.dims.length === 2 && value.dims[1] === 1))
}

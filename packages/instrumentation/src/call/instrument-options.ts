import type { MonitorSpec } from '@driftline/spec'
import type { Output } from '../counts/output.ts'
import type { Tensor } from '../internal/tensor.ts'

/** Any function that answers with predictions. */
export type ModelFunction = (...args: never[]) => unknown

/** What a model is called and how its rows and results are read; everything but `model` has a default. */
export interface InstrumentOptions<
  Model extends ModelFunction = ModelFunction,
  Batch extends boolean = boolean,
  Row = DefaultRow<Parameters<Model>[0], Batch, string>,
  Name extends string = string,
> {
  /** Name of the model, as in its monitoring spec. */
  readonly model: string
  /** Version of the model. Default: the spec's, else `unknown`. */
  readonly version?: string
  /** What the answers are used for. Default `live`. */
  readonly role?: 'live' | 'canary' | 'shadow'
  /** Whether one call takes an array of rows and gives an array of results. Default false. */
  readonly batch?: Batch
  /**
   * Feature row of a call, or its rows. Default: the first argument where it is an object (with `batch`, an array of them).
   * A list of names, in order, reads rows that are arrays, typed arrays or tensors, and those fields of rows that are
   * objects; an empty one none.
   */
  readonly features?: readonly Name[] | ((...args: Parameters<Model>) => Row | readonly Row[])
  /** Segment value by dimension. Default: the row's columns named as the spec's segment dimensions. */
  readonly segments?: (row: Row) => Readonly<Record<string, unknown>>
  /**
   * How old a row's values are when it is used, by declared feature: milliseconds, or the Date the value was made.
   * Default: by the timestamp fields that the spec names.
   */
  readonly ages?: (row: Row) => Readonly<Record<string, number | Date | null | undefined>>
  /** Value, score or class of one result. Default: read from a number, a text, a boolean or an object's fields. */
  readonly output?: (result: OneResult<Awaited<ReturnType<Model>>, Batch>) => Output | Output['class']
  /** Checked monitoring spec: what `readSpec` of `@driftline/instrumentation/spec` gave. */
  readonly spec?: MonitorSpec
  /** Reference profile as parsed JSON, or the path of its file. Default: the training profile of a spec from `readSpec`. */
  readonly profile?: object | string
  /** Whether repeated rows among the last 1,024 are counted. Default true. */
  readonly duplicates?: boolean
}

/** Type of a row: the model's first argument, or one of them; where values have no names, they get those listed. */
export type DefaultRow<First, Batch, Name extends string = never> = First extends Tensor
  ? NamedRow<First['data'], Name>
  : Batch extends true
    ? First extends readonly (infer Row)[]
      ? NamedRow<Row, Name>
      : First
    : NamedRow<First, Name>

type NamedRow<Row, Name extends string> = Row extends Tensor
  ? Readonly<Record<Name, Row['data'][number]>>
  : Row extends string | readonly object[]
    ? Row
    : Row extends ArrayLike<infer Value>
      ? Readonly<Record<Name, Value>>
      : Row

/** Type of a result for one row; of a stream, of what it gives. */
export type OneResult<Result, Batch> =
  Result extends AsyncGenerator<infer One, infer Returned>
    ? StreamedResult<One, Returned, Batch>
    : Result extends Generator<infer One, infer Returned>
      ? StreamedResult<One, Returned, Batch>
      : Result extends AsyncIterable<infer One>
        ? One
        : Batch extends true
          ? Result extends readonly (infer One)[]
            ? One
            : Result
          : Result

type StreamedResult<One, Returned, Batch> = Batch extends true
  ? One
  : Returned extends undefined | void
    ? One
    : One | Returned

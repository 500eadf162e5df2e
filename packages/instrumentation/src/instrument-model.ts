import { defaultCounting } from './recorder/default-recorder.ts'
import type { DefaultRow, InstrumentOptions, ModelFunction } from './call/instrument-options.ts'
import { wrapModel } from './call/wrap-model.ts'

/**
 * Wraps a model so that every call becomes a span and its features and answers become distributions. The wrapper has
 * the model's signature; its result and its errors are the model's own, a promise is the very promise the model gave.
 * A call never throws by itself: what goes wrong inside is told once, as a warning of the process and to OpenTelemetry's
 * `diag`, and counted.
 *
 * @param model function that answers, at once or by a promise, for one row or a batch
 * @param options how the model is called and how its rows and answers are read
 * @returns the wrapped function
 * @throws {TypeError} when the model is no function, the options name no model or `spec` is the path of a spec; with
 * `DRIFTLINE_STRICT=1` for all that is wrong with them
 *
 * @example
 * const predict = instrumentModel((row: { temperature: number }) => row.temperature * 2, { model: 'riders', version: '1' })
 * predict({ temperature: 21 }) // => 42
 */
export function instrumentModel<
  Model extends ModelFunction,
  Batch extends boolean = false,
  const Name extends string = never,
  Row = DefaultRow<Parameters<Model>[0], Batch, Name>,
>(model: Model, options: InstrumentOptions<Model, Batch, Row, Name>): Model {
  return wrapModel(model, options, defaultCounting())
}

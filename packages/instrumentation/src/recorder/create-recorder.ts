import { wrapModel } from '../call/wrap-model.ts'
import type { DefaultRow, InstrumentOptions, ModelFunction } from '../call/instrument-options.ts'
import type { MetricProducer } from '../telemetry/metric-data.ts'
import { createCore } from './create-core.ts'
import type { RecorderOptions } from './create-core.ts'

export type { RecorderOptions } from './create-core.ts'

/** Counts of wrapped models, ready to be collected by any OpenTelemetry metric reader. */
export interface Recorder {
  /** For the `metricProducers` of a reader of SDK 2.x or 3.x. */
  readonly producer: MetricProducer
  /** `instrumentModel` that counts here. */
  instrumentModel<
    Model extends ModelFunction,
    Batch extends boolean = false,
    const Name extends string = never,
    Row = DefaultRow<Parameters<Model>[0], Batch, Name>,
  >(
    model: Model,
    options: InstrumentOptions<Model, Batch, Row, Name>,
  ): Model
}

/**
 * Creates a recorder of its own, with its own identity, start time and limits; several can live side by side.
 *
 * @example
 * const recorder = createRecorder()
 * const reader = new PeriodicExportingMetricReader({ exporter, metricProducers: [recorder.producer] })
 */
export function createRecorder(options: RecorderOptions = {}): Recorder {
  const core = createCore(options)
  return {
    producer: { collect: async () => core.collect() },
    instrumentModel: (model, instrumentOptions) => wrapModel(model, instrumentOptions, core),
  }
}

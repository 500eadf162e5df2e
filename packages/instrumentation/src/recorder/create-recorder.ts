import { randomUUID } from 'node:crypto'
import { wrapModel } from '../call/wrap-model.ts'
import { DEFAULT_LIMITS } from '../config/recorder-limits.ts'
import type { DefaultRow, InstrumentOptions, ModelFunction } from '../call/instrument-options.ts'
import type { RecorderLimits } from '../config/recorder-limits.ts'
import type { MetricProducer } from '../telemetry/metric-data.ts'
import { RecorderCore } from './recorder-core.ts'
import type { Attachment } from './recorder-core.ts'

/** Where a recorder's time and identity come from, and how much it may keep. */
export interface RecorderOptions {
  /** Present time in milliseconds since the epoch. Default `Date.now`. */
  readonly clock?: () => number
  /** Milliseconds that never run backwards, for durations. Default `performance.now`. */
  readonly monotonicClock?: () => number
  /** Identity of this process or worker in the telemetry, unique among all writers. Default a random UUID. */
  readonly writerId?: string
  readonly limits?: Partial<RecorderLimits>
}

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
  const core = createCore(options, { attached: true })
  return {
    producer: { collect: async () => core.collect() },
    instrumentModel: (model, instrumentOptions) => wrapModel(model, instrumentOptions, core),
  }
}

/** Creates the state behind a recorder, with defaults for what the options leave out. */
export function createCore(options: RecorderOptions, attachment: Attachment): RecorderCore {
  const complete = {
    clock: options.clock ?? Date.now,
    monotonicClock: options.monotonicClock ?? (() => performance.now()),
    writerId: options.writerId ?? randomUUID(),
    limits: { ...DEFAULT_LIMITS, ...options.limits },
  }
  return new RecorderCore(complete, attachment)
}

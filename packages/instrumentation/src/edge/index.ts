import type { flush as flushInNode } from '../flush.ts'
import type { instrumentModel as instrument } from '../instrument-model.ts'
import type { createRecorder as create } from '../recorder/create-recorder.ts'
import type { metricProducer as producerOfProcess } from '../recorder/default-recorder.ts'
import { EMPTY_RESOURCE } from '../telemetry/metric-data.ts'
import type { MetricProducer } from '../telemetry/metric-data.ts'
import { warnOnce } from './warn-once.ts'

export type { Recorder, RecorderOptions } from '../recorder/create-recorder.ts'
export type { DefaultRow, InstrumentOptions, ModelFunction, OneResult } from '../call/instrument-options.ts'
export type { Tensor } from '../internal/tensor.ts'
export type { RecorderLimits } from '../config/recorder-limits.ts'
export type { Output } from '../counts/output.ts'
export type { CollectionResult, MetricProducer } from '../telemetry/metric-data.ts'

/** Gives the model as it is; edge and Workers runtimes are not counted. */
export const instrumentModel: typeof instrument = (model) => {
  warnOnce()
  return model
}

/** A producer without points. */
export const metricProducer: typeof producerOfProcess = () => {
  warnOnce()
  return NOTHING
}

/** A recorder whose models run as they are. */
export const createRecorder: typeof create = () => ({ producer: metricProducer(), instrumentModel })

const NOTHING: MetricProducer = {
  collect: async () => ({ resourceMetrics: { resource: EMPTY_RESOURCE, scopeMetrics: [] }, errors: [] }),
}

/** There is nothing to send. */
export const flush: typeof flushInNode = async () => {
  warnOnce()
}

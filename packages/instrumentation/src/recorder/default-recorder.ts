import type { MetricProducer } from '../telemetry/metric-data.ts'
import { createDetachedRecorder } from './create-recorder.ts'
import type { RecorderCore } from './recorder-core.ts'

let standard: ReturnType<typeof createDetachedRecorder> | undefined

/** State behind `instrumentModel` without a recorder of its own; one per process or worker. */
export function defaultCore(): RecorderCore {
  return (standard ??= createDetachedRecorder({})).core
}

/**
 * The producer of everything wrapped by `instrumentModel`, for the `metricProducers` of the reader you build; from
 * this call on rows are counted.
 *
 * @example
 * new PeriodicExportingMetricReader({ exporter, metricProducers: [metricProducer()] })
 */
export function metricProducer(): MetricProducer {
  const { recorder, core } = (standard ??= createDetachedRecorder({}))
  core.isAttached = true
  return recorder.producer
}

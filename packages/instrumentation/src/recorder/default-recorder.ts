import type { MetricProducer } from '../telemetry/metric-data.ts'
import { createCore } from './create-recorder.ts'
import { processProducer } from './process-producer.ts'
import { processRegistry } from './process-registry.ts'
import type { RecorderCore } from './recorder-core.ts'

let core: RecorderCore | undefined

/** State behind `instrumentModel` without a recorder of its own; one per copy of this package, a source of the process. */
export function defaultCore(): RecorderCore {
  return (core ??= openCore())
}

function openCore(): RecorderCore {
  const registry = processRegistry()
  const opened = createCore({}, registry)
  registry.sources.add({ collect: () => opened.collect() })
  return opened
}

/**
 * The producer of everything wrapped by `instrumentModel`, for the `metricProducers` of the reader you build; from
 * this call on rows are counted. A process has one, however many copies of this package are loaded: whichever of them
 * is asked gives it, and it collects them all. A second reader that is given it exports the same points again, from
 * the same writers.
 *
 * @example
 * new PeriodicExportingMetricReader({ exporter, metricProducers: [metricProducer()] })
 */
export function metricProducer(): MetricProducer {
  const registry = processRegistry()
  registry.attached = true
  return processProducer(registry)
}

import { openPrivateReader } from '../reader/private-reader.ts'
import { processDoor } from '../reader/reader-door.ts'
import type { MetricProducer } from '../telemetry/metric-data.ts'
import { handOutProducer } from './hand-out-producer.ts'
import { ProcessCounting } from './process-counting.ts'
import { processRegistry } from './process-registry.ts'
import type { Counting } from './recorder-core.ts'

let counting: Counting | undefined

/** Counts behind `instrumentModel` without a recorder of its own; one per copy of this package. */
export function defaultCounting(): Counting {
  return (counting ??= openCounting())
}

function openCounting(): Counting {
  const registry = processRegistry()
  return new ProcessCounting({ registry, openReader: () => openPrivateReader(registry, processDoor(registry)) })
}

/**
 * The producer of everything wrapped by `instrumentModel`, for the `metricProducers` of the reader you build; from
 * this call on rows are counted for it. A process has one, however many copies of this package are loaded: whichever of
 * them is asked gives it, and it collects them all. A second reader that is given it exports the same points again, from
 * the same writers.
 *
 * Without it rows are exported by a private reader, from ten seconds after the first call on. What was counted before
 * that reader's first export moves to the producer; after it, counting begins afresh under another writer, and what the
 * private reader has not sent yet it sends once more.
 *
 * @example
 * new PeriodicExportingMetricReader({ exporter, metricProducers: [metricProducer()] })
 */
export function metricProducer(): MetricProducer {
  const registry = processRegistry()
  return handOutProducer(registry, processDoor(registry))
}

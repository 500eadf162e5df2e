import { readExportTimes } from '../setup/setup-environment.ts'
import type { ReaderDoor } from '../reader/reader-door.ts'
import type { MetricProducer } from '../telemetry/metric-data.ts'
import { processProducer } from './process-producer.ts'
import type { ProcessRegistry } from './process-registry.ts'

/** Intervals within which a reader that works has collected. */
const PATIENCE_INTERVALS = 2
const MILLISECONDS_PER_SECOND = 1000

/** Gives the producer of the process to whoever collects from now on; the private reader, if there is one, ends. */
export function handOutProducer(registry: ProcessRegistry, door: ReaderDoor): MetricProducer {
  registry.attached = true
  registry.reader?.handOver?.()
  watch(registry, door)
  return processProducer(registry)
}

function watch(registry: ProcessRegistry, door: ReaderDoor): void {
  if (registry.watched === true) return
  registry.watched = true
  const patienceMs = PATIENCE_INTERVALS * readExportTimes(door.variables()).exportIntervalMillis
  door.later(() => {
    if (registry.collected === true || registry.attached !== true) return
    door.warn(
      'DRIFTLINE_PRODUCER_NOT_COLLECTED',
      `no reader has collected the metricProducer() in ${patienceMs / MILLISECONDS_PER_SECOND} s. Give it to the ` +
        'metricProducers of a reader, and that reader to a MeterProvider',
    )
  }, patienceMs)
}

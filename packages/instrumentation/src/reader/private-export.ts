import { diag } from '@opentelemetry/api'
import type { MetricProducer } from '../telemetry/metric-data.ts'
import { readExportTimes } from '../setup/setup-environment.ts'
import { endingExporter, endTimeoutMs } from './ending-exporter.ts'
import type { ExportResult, MetricExporter } from './ending-exporter.ts'
import type { Variables } from './export-decision.ts'
import type { ReaderModules } from './reader-modules.ts'
import type { ReaderResource } from './reader-resource.ts'

/** A provider with one reader and one exporter that nobody else knows of. */
export interface PrivateExport {
  /** Sends what the producer gives now. Never rejects. */
  flush(): Promise<void>
  /** The process ends: gives up early from here on. */
  hurry(): void
  /** Sends once more and stops. Never rejects. */
  close(): Promise<void>
}

export interface PrivateExportOptions {
  readonly modules: ReaderModules
  readonly producer: MetricProducer
  readonly resource: ReaderResource
  readonly variables: Variables
  readonly onResult: (result: ExportResult, isEnding: boolean) => void
}

/** Points per request; a receiver can refuse a request of its size limit or more as a whole. */
export const MAX_POINTS_PER_EXPORT = 2000

/**
 * Begins to export in the interval of the standard variables. The provider is not registered anywhere.
 *
 * @throws {unknown} what the SDK throws at options it does not take
 */
export function startPrivateExport(options: PrivateExportOptions): PrivateExport {
  const { modules, producer, resource, variables, onResult } = options
  const exporter = endingExporter({
    create: (timeout) => new modules.MetricExporter(timeout) as MetricExporter,
    endTimeoutMs: endTimeoutMs(variables),
    onResult,
  })
  const complaints: string[] = []
  const times = readExportTimes(variables, complaints)
  for (const complaint of complaints) diag.warn(`driftline: ${complaint}`)
  const reader = new modules.PeriodicExportingMetricReader({
    exporter: exporter as never,
    ...times,
    maxExportBatchSize: MAX_POINTS_PER_EXPORT,
    metricProducers: [producer],
  })
  const provider = new modules.MeterProvider({ resource, readers: [reader as never] })
  return {
    flush: () => quietly(() => reader.forceFlush()),
    hurry: () => exporter.hurry(),
    close: () => quietly(() => provider.shutdown()),
  }
}

/** What fails is told by the result of the export. */
async function quietly(run: () => Promise<void>): Promise<void> {
  try {
    await run()
  } catch {
    // The reader tells `diag`.
  }
}

import type { MetricProducer } from '../telemetry/metric-data.ts'

export interface MetricReader {
  forceFlush(): Promise<void>
}

export interface ReaderOptions {
  readonly exporter: never
  readonly exportIntervalMillis: number
  readonly exportTimeoutMillis: number
  readonly maxExportBatchSize: number
  readonly metricProducers: MetricProducer[]
}

import type { MetricProducer } from '../telemetry/metric-data.ts'

/** The parts of the OpenTelemetry SDK that `setup` builds on, of the 2.x or the 3.x line. */
export interface SdkModules {
  readonly NodeSDK: new (configuration: object) => { start(): void; shutdown(): Promise<void> }
  readonly PeriodicExportingMetricReader: new (options: ReaderOptions) => MetricReader
  /** Exporter for the protocol chosen. */
  readonly MetricExporter: new () => object
  /** Resource detectors that reveal neither command line nor user nor host. */
  readonly detectors: readonly object[]
}

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

/** Packages that a plain `setup()` needs. */
export const SDK_PACKAGES = {
  sdk: ['@opentelemetry/sdk-node', '@opentelemetry/sdk-metrics', '@opentelemetry/resources'],
  'http/protobuf': '@opentelemetry/exporter-metrics-otlp-proto',
  'http/json': '@opentelemetry/exporter-metrics-otlp-http',
} as const

export interface SdkChoice {
  readonly exporter: 'otlp' | 'console' | 'none'
  readonly protocol: 'http/protobuf' | 'http/json'
}

/**
 * Imports the SDK that is installed beside this package.
 *
 * @throws {Error} Node's ERR_MODULE_NOT_FOUND when a package is missing
 */
export async function importSdk(choice: SdkChoice): Promise<SdkModules> {
  const [{ NodeSDK }, metrics, { envDetector, serviceInstanceIdDetector }] = await Promise.all([
    import('@opentelemetry/sdk-node'),
    import('@opentelemetry/sdk-metrics'),
    import('@opentelemetry/resources'),
  ])
  return {
    NodeSDK,
    PeriodicExportingMetricReader: metrics.PeriodicExportingMetricReader,
    MetricExporter:
      choice.exporter === 'console' ? metrics.ConsoleMetricExporter : await importExporter(choice.protocol),
    detectors: [envDetector, serviceInstanceIdDetector],
  }
}

async function importExporter(protocol: SdkChoice['protocol']): Promise<SdkModules['MetricExporter']> {
  if (protocol === 'http/json') return (await import('@opentelemetry/exporter-metrics-otlp-http')).OTLPMetricExporter
  return (await import('@opentelemetry/exporter-metrics-otlp-proto')).OTLPMetricExporter
}

import type { ExportChoice, Protocol } from './export-decision.ts'
import type { MetricReader, ReaderOptions } from './reader-options.ts'
import type { ReaderResource } from './reader-resource.ts'
import { explainMissing, loadJsonExporter, loadProtobufExporter, loadSdkMetrics, missingOf } from './sdk-packages.ts'
import type { Loaded } from './sdk-packages.ts'

/** An exporter's class; without options it is made with the standard ones. */
export type ExporterClass = new (options?: { timeoutMillis: number }) => object

/** The parts of the OpenTelemetry SDK that a private reader is made of, of the 2.x or the 3.x line. */
export interface ReaderModules {
  readonly MeterProvider: new (options: { readonly resource: ReaderResource; readonly readers: never[] }) => {
    shutdown(): Promise<void>
  }
  readonly PeriodicExportingMetricReader: new (options: ReaderOptions) => MetricReader
  readonly MetricExporter: ExporterClass
}

/** Loads what is needed of the packages installed beside this one, else says what to add. Never rejects. */
export async function loadReaderModules(choice: ExportChoice): Promise<ReaderModules | { readonly missing: string }> {
  const [metrics, exporter] = await Promise.all([
    loadSdkMetrics(),
    choice.exporter === 'otlp' ? loadExporter(choice.protocol) : undefined,
  ])
  if ('missing' in metrics || (exporter && 'missing' in exporter))
    return { missing: explainMissing(missingOf(exporter ? [metrics, exporter] : [metrics])) }
  const { MeterProvider, PeriodicExportingMetricReader, ConsoleMetricExporter } = metrics.module
  const MetricExporter = exporter?.module.OTLPMetricExporter ?? ConsoleMetricExporter
  return { MeterProvider, PeriodicExportingMetricReader, MetricExporter } as unknown as ReaderModules
}

interface ExporterModule {
  readonly OTLPMetricExporter: ExporterClass
}

/** Loads the exporter of the protocol; where none is named, whichever is installed. Never rejects. */
export async function loadExporter(protocol: Protocol | undefined): Promise<Loaded<ExporterModule>> {
  if (protocol === 'http/json') return loadJsonExporter()
  const binary = await loadProtobufExporter()
  if (protocol !== undefined || 'module' in binary) return binary
  const json = await loadJsonExporter()
  return 'module' in json ? json : binary
}

import { explainMissing, loadSdkMetrics, missingOf } from '../reader/sdk-packages.ts'
import type { Loaded } from '../reader/sdk-packages.ts'
import { loadExporter } from '../reader/reader-modules.ts'
import type { ExporterClass } from '../reader/reader-modules.ts'
import type { Protocol } from '../reader/export-decision.ts'
import type { MetricReader, ReaderOptions } from '../reader/reader-options.ts'

/** The parts of the OpenTelemetry SDK that `setup` builds on, of the 2.x or the 3.x line. */
export interface SdkModules {
  readonly NodeSDK: new (configuration: object) => { start(): void; shutdown(): Promise<void> }
  readonly PeriodicExportingMetricReader: new (options: ReaderOptions) => MetricReader
  /** Exporter for the protocol chosen. */
  readonly MetricExporter: new (options?: { timeoutMillis: number }) => object
  /** Resource detectors that reveal neither command line nor user nor host. */
  readonly detectors: readonly object[]
}

export interface SdkChoice {
  readonly exporter: 'otlp' | 'console' | 'none'
  readonly protocol: Protocol
}

/**
 * Imports the SDK that is installed beside this package.
 *
 * @throws {Error} which packages are missing and how to add them, or that they are too old
 */
export async function importSdk(choice: SdkChoice): Promise<SdkModules> {
  const [node, metrics, resources, exporter] = await Promise.all([
    loadNodeSdk(),
    loadSdkMetrics(),
    loadResources(),
    choice.exporter === 'otlp' ? loadExporter(choice.protocol) : undefined,
  ])
  if ('missing' in node || 'missing' in metrics || 'missing' in resources || (exporter && 'missing' in exporter))
    throw new Error(explainMissing(missingOf([node, metrics, resources, ...(exporter ? [exporter] : [])])))
  refuseFirstLine(resources.module)
  const { envDetector, serviceInstanceIdDetector } = resources.module
  const { PeriodicExportingMetricReader, ConsoleMetricExporter } = metrics.module
  return {
    NodeSDK: node.module.NodeSDK,
    PeriodicExportingMetricReader,
    MetricExporter: exporter?.module.OTLPMetricExporter ?? (ConsoleMetricExporter as ExporterClass),
    detectors: [envDetector, serviceInstanceIdDetector],
  }
}

/** SDK 1.x made resources by a class; its NodeSDK takes no readers that one could hand it. */
function refuseFirstLine(resources: object): void {
  if ('resourceFromAttributes' in resources) return
  throw new Error(
    'setup() needs OpenTelemetry SDK 2.1 or newer, and SDK 1.x is installed; ' +
      'with it, give metricProducer() to the metricProducers of the PeriodicExportingMetricReader that you build',
  )
}

async function loadNodeSdk(): Promise<Loaded<typeof import('@opentelemetry/sdk-node')>> {
  try {
    return { module: await import('@opentelemetry/sdk-node') }
  } catch (cause) {
    return { missing: '@opentelemetry/sdk-node', cause }
  }
}

async function loadResources(): Promise<Loaded<typeof import('@opentelemetry/resources')>> {
  try {
    return { module: await import('@opentelemetry/resources') }
  } catch (cause) {
    return { missing: '@opentelemetry/resources', cause }
  }
}

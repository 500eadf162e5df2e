import { diag } from '@opentelemetry/api'
import { metricProducer } from './recorder/default-recorder.ts'
import { processRegistry } from './recorder/process-registry.ts'
import { describe } from './internal/problem-log.ts'
import { endingExporter, endTimeoutMs } from './reader/ending-exporter.ts'
import type { EndingExporter, MetricExporter } from './reader/ending-exporter.ts'
import { warnNotSent } from './reader/not-sent.ts'
import { MAX_POINTS_PER_EXPORT } from './reader/private-export.ts'
import type { MetricReader } from './reader/reader-options.ts'
import { warnOnceIn } from './reader/warn-once.ts'
import { registeredProviders } from './reader/registered-providers.ts'
import { flushBeforeExit } from './setup/flush-before-exit.ts'
import type { Hurried } from './setup/flush-before-exit.ts'
import { hurrySpanExports } from './setup/hurry-spans.ts'
import { importSdk } from './setup/sdk-modules.ts'
import type { SdkModules } from './setup/sdk-modules.ts'
import { readSetupEnvironment } from './setup/setup-environment.ts'
import type { SetupEnvironment } from './setup/setup-environment.ts'

export type { MetricReader, ReaderOptions } from './reader/reader-options.ts'
export type { SdkModules } from './setup/sdk-modules.ts'

/** What the standard `OTEL_*` variables do not say. */
export interface SetupOptions {
  /** Name of the service. Default `OTEL_SERVICE_NAME`. */
  readonly serviceName?: string
  /** Instrumentations of other libraries to start along. Default none. */
  readonly instrumentations?: readonly unknown[]
  /** The SDK to use. Default: the packages installed beside this one. */
  readonly sdk?: SdkModules
}

/** A running SDK. */
export interface Setup {
  /** Sends everything counted so far, and the spans that ended. Never rejects. */
  flush(): Promise<void>
  /** Sends everything and stops; the wrapped models go on without being counted. Never rejects. */
  shutdown(): Promise<void>
}

let running: Promise<Setup> | undefined

/**
 * Starts an OpenTelemetry SDK that exports what `instrumentModel` counts, configured by the standard `OTEL_*`
 * variables, for services that have none yet. Flushes on SIGTERM and before the process ends. A second call gives the
 * SDK of the first one, also where it comes from another copy of this package. Never rejects: when packages are missing it says which, and the service runs on without.
 *
 * @example
 * import { setup } from '@driftline/instrumentation/setup'
 * await setup({ serviceName: 'forecasts' })
 */
export function setup(options: SetupOptions = {}): Promise<Setup> {
  return (running ??= startOnce(options))
}

function startOnce(options: SetupOptions): Promise<Setup> {
  const registry = processRegistry()
  registry.setupCalled = true
  return (registry.setup ??= start(options))
}

async function start(options: SetupOptions): Promise<Setup> {
  const environment = readSetupEnvironment(process.env)
  for (const complaint of environment.complaints) diag.warn(`driftline: ${complaint}`)
  if (environment.isDisabled || environment.exporter === 'none') return NOT_RUNNING
  const registry = processRegistry()
  const wasAttached = registry.attached
  try {
    const modules = options.sdk ?? (await importSdk(environment))
    const exporter = createExporter(modules)
    const reader = createReader(modules, { environment, exporter })
    const sdk = new modules.NodeSDK(toConfiguration(options, { modules, environment, reader }))
    sdk.start()
    return flushBeforeExit(toSetup(sdk, { reader, exporter }))
  } catch (cause) {
    registry.attached = wasAttached
    registry.setup = undefined
    explain(cause)
    return NOT_RUNNING
  }
}

const NOT_RUNNING: Setup = { flush: async () => {}, shutdown: async () => {} }

function createExporter({ MetricExporter }: SdkModules): EndingExporter {
  const warn = warnOnceIn(processRegistry())
  return endingExporter({
    create: (timeout) => new MetricExporter(timeout) as MetricExporter,
    endTimeoutMs: endTimeoutMs(process.env),
    onResult: (result, isEnding) => {
      if (result.code !== 0) warnNotSent(warn, result, isEnding)
    },
  })
}

interface Exported {
  readonly environment: SetupEnvironment
  readonly exporter: EndingExporter
}

function createReader(modules: SdkModules, { environment, exporter }: Exported): MetricReader {
  return new modules.PeriodicExportingMetricReader({
    exporter: exporter as never,
    exportIntervalMillis: environment.exportIntervalMillis,
    exportTimeoutMillis: environment.exportTimeoutMillis,
    maxExportBatchSize: MAX_POINTS_PER_EXPORT,
    metricProducers: [metricProducer()],
  })
}

interface Built {
  readonly modules: SdkModules
  readonly environment: SetupEnvironment
  readonly reader: MetricReader
}

function toConfiguration(options: SetupOptions, { modules, environment, reader }: Built): object {
  return {
    metricReaders: [reader],
    ...(options.instrumentations ? { instrumentations: options.instrumentations } : {}),
    ...(options.serviceName === undefined ? {} : { serviceName: options.serviceName }),
    ...(environment.hasDetectors ? {} : { resourceDetectors: modules.detectors }),
  }
}

interface Running {
  readonly reader: MetricReader
  readonly exporter: EndingExporter
}

function toSetup(sdk: InstanceType<SdkModules['NodeSDK']>, { reader, exporter }: Running): Setup & Hurried {
  const quietly = (what: string, run: () => Promise<unknown>) => async (): Promise<void> => {
    try {
      await run()
    } catch (cause) {
      diag.warn(`driftline: ${what} failed, some telemetry may be lost: ${describe(cause)}`)
    }
  }
  let ended: Promise<void> | undefined
  const end = quietly('shutting down', () => sdk.shutdown())
  const flushMetrics = quietly('flushing', () => reader.forceFlush())
  const flushSpans = quietly('flushing spans', () => registeredProviders.flushSpans())
  return {
    flush: async () => void (await Promise.all([flushMetrics(), flushSpans()])),
    shutdown: () => (ended ??= end()),
    hurry: () => {
      exporter.hurry()
      hurrySpanExports(endTimeoutMs(process.env))
    },
  }
}

function explain(cause: unknown): void {
  const message = `driftline: setup() could not start OpenTelemetry; the service runs on without telemetry. ${describe(cause)}`
  diag.error(message)
  process.emitWarning(message)
}

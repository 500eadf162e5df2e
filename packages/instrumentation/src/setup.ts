import { diag } from '@opentelemetry/api'
import { metricProducer } from './recorder/default-recorder.ts'
import { processRegistry } from './recorder/process-registry.ts'
import { describe } from './internal/problem-log.ts'
import { flushBeforeExit } from './setup/flush-before-exit.ts'
import { importSdk, SDK_PACKAGES } from './setup/sdk-modules.ts'
import type { MetricReader, SdkModules } from './setup/sdk-modules.ts'
import { readSetupEnvironment } from './setup/setup-environment.ts'
import type { SetupEnvironment } from './setup/setup-environment.ts'

export type { MetricReader, ReaderOptions, SdkModules } from './setup/sdk-modules.ts'

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
  /** Sends everything counted so far. Never rejects. */
  flush(): Promise<void>
  /** Sends everything and stops; the wrapped models go on without being counted. Never rejects. */
  shutdown(): Promise<void>
}

/** Points per request; a receiver can refuse a request of its size limit or more as a whole. */
const MAX_POINTS_PER_EXPORT = 2000

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
  return (registry.setup ??= start(options))
}

async function start(options: SetupOptions): Promise<Setup> {
  const environment = readSetupEnvironment(process.env)
  for (const complaint of environment.complaints) diag.warn(`driftline: ${complaint}`)
  if (environment.isDisabled || environment.exporter === 'none') return NOT_RUNNING
  const registry = processRegistry()
  const wasAttached = registry.attached
  registry.attached = true
  try {
    const modules = options.sdk ?? (await importSdk(environment))
    const reader = createReader(modules, environment)
    const sdk = new modules.NodeSDK(toConfiguration(options, { modules, environment, reader }))
    sdk.start()
    return flushBeforeExit(toSetup(sdk, reader))
  } catch (cause) {
    registry.attached = wasAttached
    registry.setup = undefined
    explain(environment, cause)
    return NOT_RUNNING
  }
}

const NOT_RUNNING: Setup = { flush: async () => {}, shutdown: async () => {} }

function createReader(modules: SdkModules, environment: SetupEnvironment): MetricReader {
  return new modules.PeriodicExportingMetricReader({
    exporter: new modules.MetricExporter() as never,
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

function toSetup(sdk: InstanceType<SdkModules['NodeSDK']>, reader: MetricReader): Setup {
  const quietly = (what: string, run: () => Promise<void>) => async (): Promise<void> => {
    try {
      await run()
    } catch (cause) {
      diag.warn(`driftline: ${what} failed, some telemetry may be lost: ${describe(cause)}`)
    }
  }
  let ended: Promise<void> | undefined
  const end = quietly('shutting down', () => sdk.shutdown())
  return { flush: quietly('flushing', () => reader.forceFlush()), shutdown: () => (ended ??= end()) }
}

function explain({ exporter, protocol }: SetupEnvironment, cause: unknown): void {
  const isMissing = cause instanceof Error && 'code' in cause && cause.code === 'ERR_MODULE_NOT_FOUND'
  const packages = exporter === 'otlp' ? [...SDK_PACKAGES.sdk, SDK_PACKAGES[protocol]] : SDK_PACKAGES.sdk
  const remedy = isMissing ? `Install what it needs: npm install ${packages.join(' ')}.` : ''
  const message = `driftline: setup() could not start OpenTelemetry (${describe(cause)}); the service runs on without telemetry. ${remedy}`
  diag.error(message)
  process.emitWarning(message)
}

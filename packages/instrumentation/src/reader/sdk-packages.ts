import { describe } from '../internal/problem-log.ts'
import { installCommand } from './install-command.ts'

/** A package of the OpenTelemetry SDK that was loaded, or why it was not. */
export type Loaded<Module> = { readonly module: Module } | Missing

export interface Missing {
  readonly missing: string
  readonly cause: unknown
}

/** Loads `@opentelemetry/sdk-metrics`. Never rejects; a literal import in a try of its own is what bundlers leave alone. */
export async function loadSdkMetrics(): Promise<Loaded<typeof import('@opentelemetry/sdk-metrics')>> {
  try {
    return { module: await import('@opentelemetry/sdk-metrics') }
  } catch (cause) {
    return { missing: '@opentelemetry/sdk-metrics', cause }
  }
}

/** Loads the exporter for `http/protobuf`. Never rejects. */
export async function loadProtobufExporter(): Promise<
  Loaded<typeof import('@opentelemetry/exporter-metrics-otlp-proto')>
> {
  try {
    return { module: await import('@opentelemetry/exporter-metrics-otlp-proto') }
  } catch (cause) {
    return { missing: '@opentelemetry/exporter-metrics-otlp-proto', cause }
  }
}

/** Loads the exporter for `http/json`. Never rejects. */
export async function loadJsonExporter(): Promise<Loaded<typeof import('@opentelemetry/exporter-metrics-otlp-http')>> {
  try {
    return { module: await import('@opentelemetry/exporter-metrics-otlp-http') }
  } catch (cause) {
    return { missing: '@opentelemetry/exporter-metrics-otlp-http', cause }
  }
}

/** What could not be loaded. */
export function missingOf(loaded: readonly Loaded<unknown>[]): readonly Missing[] {
  return loaded.filter((part) => 'missing' in part)
}

const NOT_FOUND = new Set<unknown>(['ERR_MODULE_NOT_FOUND', 'MODULE_NOT_FOUND'])

/** Says which packages are missing and how to add them; of one that is there but fails, with what. */
export function explainMissing(missing: readonly Missing[]): string {
  const packages = missing.map(({ missing: name }) => name)
  const failures = missing.flatMap(({ missing: name, cause }) =>
    cause instanceof Error && 'code' in cause && NOT_FOUND.has(cause.code) ? [] : [`${name}: ${describe(cause)}`],
  )
  const remedy = `Add what is missing: ${installCommand(packages)}`
  return failures.length === 0 ? remedy : `${remedy} (${failures.join('; ')})`
}

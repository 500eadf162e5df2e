/** What `setup` takes from the standard OpenTelemetry variables. */
export interface SetupEnvironment {
  readonly isDisabled: boolean
  readonly exporter: 'otlp' | 'console' | 'none'
  readonly protocol: 'http/protobuf' | 'http/json'
  readonly exportIntervalMillis: number
  readonly exportTimeoutMillis: number
  /** Whether the user named resource detectors; then those run. */
  readonly hasDetectors: boolean
  /** Values that mean nothing here, in words. */
  readonly complaints: readonly string[]
}

type Variables = Readonly<Record<string, string | undefined>>

const DEFAULT_INTERVAL_MS = 60_000
const DEFAULT_TIMEOUT_MS = 30_000

/** Reads the environment once; what cannot be read falls back to OpenTelemetry's defaults and is complained about. */
export function readSetupEnvironment(variables: Variables): SetupEnvironment {
  const complaints: string[] = []
  return {
    ...readExportTimes(variables, complaints),
    isDisabled: variables['OTEL_SDK_DISABLED']?.trim().toLowerCase() === 'true',
    exporter: readExporter(variables, complaints),
    protocol: readProtocol(variables, complaints),
    hasDetectors: isSet(variables['OTEL_NODE_RESOURCE_DETECTORS']),
    complaints,
  }
}

/** Reads how often metrics are exported and how long one export may take; complains of what cannot be read. */
export function readExportTimes(
  variables: Variables,
  complaints: string[] = [],
): Pick<SetupEnvironment, 'exportIntervalMillis' | 'exportTimeoutMillis'> {
  const intervalMs = readMilliseconds(variables, 'OTEL_METRIC_EXPORT_INTERVAL', complaints) ?? DEFAULT_INTERVAL_MS
  const timeoutMs = readMilliseconds(variables, 'OTEL_METRIC_EXPORT_TIMEOUT', complaints) ?? DEFAULT_TIMEOUT_MS
  return { exportIntervalMillis: intervalMs, exportTimeoutMillis: Math.min(timeoutMs, intervalMs) }
}

function readExporter(variables: Variables, complaints: string[]): SetupEnvironment['exporter'] {
  const text = variables['OTEL_METRICS_EXPORTER']?.trim() ?? ''
  if (text === '' || text === 'otlp') return 'otlp'
  if (text === 'console' || text === 'none') return text
  complaints.push(`OTEL_METRICS_EXPORTER is ${text}; setup() knows otlp, console and none, and uses otlp`)
  return 'otlp'
}

function readProtocol(variables: Variables, complaints: string[]): SetupEnvironment['protocol'] {
  const name = isSet(variables['OTEL_EXPORTER_OTLP_METRICS_PROTOCOL'])
    ? 'OTEL_EXPORTER_OTLP_METRICS_PROTOCOL'
    : 'OTEL_EXPORTER_OTLP_PROTOCOL'
  const text = variables[name]?.trim() ?? ''
  if (text === '' || text === 'http/protobuf') return 'http/protobuf'
  if (text === 'http/json') return text
  complaints.push(`${name} is ${text}; setup() knows http/protobuf and http/json, and uses http/protobuf`)
  return 'http/protobuf'
}

function readMilliseconds(variables: Variables, name: string, complaints: string[]): number | undefined {
  const text = variables[name]
  if (!isSet(text)) return undefined
  const ms = Number(text)
  if (Number.isInteger(ms) && ms > 0) return ms
  complaints.push(`${name} is ${text}; it is a whole number of milliseconds above 0, and its default is used`)
  return undefined
}

function isSet(text: string | undefined): text is string {
  return text !== undefined && text.trim() !== ''
}

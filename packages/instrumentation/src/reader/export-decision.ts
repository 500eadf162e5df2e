/** The environment of a process. */
export type Variables = Readonly<Record<string, string | undefined>>

export type Protocol = 'http/protobuf' | 'http/json'

/** How the private reader exports. */
export interface ExportChoice {
  readonly exporter: 'otlp' | 'console'
  /** Undefined where no variable says it: whichever exporter is installed. */
  readonly protocol?: Protocol | undefined
}

/** Whether there is to be a private reader; where there is none, what its user has to be told, if anything. */
export type ExportDecision =
  | ({ readonly kind: 'export' } & ExportChoice)
  | { readonly kind: 'nothing'; readonly warning?: string }

const ENDPOINTS = ['OTEL_EXPORTER_OTLP_METRICS_ENDPOINT', 'OTEL_EXPORTER_OTLP_ENDPOINT']
const OWN_READER = 'hand metricProducer() to a metric reader of your own'

/**
 * Decides by the standard variables, and by whether an SDK is registered, if telemetry is wanted and how it is sent.
 *
 * @param isRegistered whether a tracer or meter provider is registered
 */
export function decideExport(variables: Variables, isRegistered: boolean): ExportDecision {
  const exporters = listOf(variables['OTEL_METRICS_EXPORTER'])
  if (textOf(variables, 'OTEL_SDK_DISABLED').toLowerCase() === 'true' || exporters.includes('none'))
    return { kind: 'nothing' }
  const hasEndpoint = ENDPOINTS.some((name) => textOf(variables, name) !== '')
  if (exporters.length === 0 && !hasEndpoint && !isRegistered)
    return {
      kind: 'nothing',
      warning:
        'models are wrapped, but nothing collects what they count. Set OTEL_EXPORTER_OTLP_ENDPOINT, for example to ' +
        `http://localhost:4318, call setup(), or ${OWN_READER}; OTEL_METRICS_EXPORTER=none if nothing is to be sent`,
    }
  if (exporters.length > 0 && !exporters.includes('otlp'))
    return exporters.includes('console') ? CONSOLE : unknown(exporters)
  return toOtlp(variables)
}

const CONSOLE: ExportDecision = { kind: 'export', exporter: 'console' }

function unknown(exporters: readonly string[]): ExportDecision {
  return {
    kind: 'nothing',
    warning:
      `models are wrapped, but OTEL_METRICS_EXPORTER is ${exporters.join(',')}, and what they count is sent by otlp ` +
      `(or console). Add otlp to it, or ${OWN_READER}`,
  }
}

function toOtlp(variables: Variables): ExportDecision {
  const name = ['OTEL_EXPORTER_OTLP_METRICS_PROTOCOL', 'OTEL_EXPORTER_OTLP_PROTOCOL'].find(
    (name) => textOf(variables, name) !== '',
  )
  const text = name === undefined ? undefined : textOf(variables, name)
  if (text === undefined || text === 'http/protobuf' || text === 'http/json')
    return { kind: 'export', exporter: 'otlp', protocol: text }
  return {
    kind: 'nothing',
    warning:
      `models are wrapped, but ${name} is ${text}, and what they count is sent by http/protobuf or http/json. Set ` +
      'OTEL_EXPORTER_OTLP_METRICS_PROTOCOL=http/protobuf and OTEL_EXPORTER_OTLP_METRICS_ENDPOINT to the address for ' +
      `it, for example http://localhost:4318/v1/metrics, or ${OWN_READER}`,
  }
}

function listOf(text = ''): readonly string[] {
  return text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
}

function textOf(variables: Variables, name: string): string {
  return variables[name]?.trim() ?? ''
}

import type { CommandContext } from '../command-context.ts'
import { InputError } from '../input-error.ts'

/** Where verdicts are pushed. */
export interface ExportTarget {
  /** Whole address including `/v1/metrics`. */
  readonly endpoint: string
  readonly now: () => number
}

const ENDPOINT = 'OTEL_EXPORTER_OTLP_ENDPOINT'
const METRICS_ENDPOINT = 'OTEL_EXPORTER_OTLP_METRICS_ENDPOINT'

/**
 * Where verdicts are pushed: the flag, else the standard environment of OTLP exporters, else nowhere.
 *
 * @throws InputError for what is no HTTP address.
 */
export function exportTarget(
  flag: string | undefined,
  { env, now }: Pick<CommandContext, 'env' | 'now'>,
): ExportTarget | undefined {
  if (flag !== undefined) return { endpoint: metricsUrl(requireHttp(flag, '--otlp-endpoint')), now }
  const own = env[METRICS_ENDPOINT]
  if (own) return { endpoint: requireHttp(own, METRICS_ENDPOINT), now }
  const base = env[ENDPOINT]
  return base ? { endpoint: metricsUrl(requireHttp(base, ENDPOINT)), now } : undefined
}

function metricsUrl(base: string): string {
  return `${base.replace(/\/+$/, '')}/v1/metrics`
}

function requireHttp(text: string, source: string): string {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text
  throw new InputError(
    'ERR_ENDPOINT',
    `${source}: "${text}" is not an address to push to; write one that begins with http:// or https://, such as http://127.0.0.1:4318.`,
  )
}

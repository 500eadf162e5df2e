import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { ProtobufMetricsSerializer } from '@opentelemetry/otlp-transformer'
import { parseRetryAfterMs } from './retry-delay.ts'

const gzipAsync = promisify<Uint8Array, Buffer>(gzip)
const RETRYABLE: ReadonlySet<number> = new Set([429, 502, 503, 504]) // opentelemetry-proto, docs/specification.md
const MAX_RESPONSE_BYTES = 4 * 2 ** 20 // the same: largest response a server may send

/** Where and how requests go. */
export interface OtlpTarget {
  /** Whole address including `/v1/metrics`. */
  readonly endpoint: string
  readonly headers: Readonly<Record<string, string>>
  /** For one attempt, milliseconds. */
  readonly timeoutMs: number
  readonly compression: 'none' | 'gzip'
  readonly protocol: 'http/protobuf' | 'http/json'
}

/** What became of one attempt. */
export type SendAttempt =
  | { readonly kind: 'sent'; readonly rejected: number; readonly message: string }
  | { readonly kind: 'retry'; readonly problem: string; readonly retryAfterMs: number | undefined }
  | { readonly kind: 'failed'; readonly problem: string }

/** Makes one attempt; never throws. Redirects are not followed: headers may carry a token. */
export async function sendOtlp(
  body: Uint8Array,
  target: OtlpTarget,
  { signal, now }: { readonly signal: AbortSignal; readonly now: () => number },
): Promise<SendAttempt> {
  try {
    const response = await fetch(target.endpoint, {
      method: 'POST',
      redirect: 'manual',
      headers: requestHeaders(target),
      body: Uint8Array.from(target.compression === 'gzip' ? await gzipAsync(body) : body),
      signal: AbortSignal.any([signal, AbortSignal.timeout(target.timeoutMs)]),
    })
    const content = await readAtMost(response, MAX_RESPONSE_BYTES)
    if (response.ok) return { kind: 'sent', ...readPartialSuccess(content, target) }
    const problem = `${target.endpoint} answered ${response.status}`
    if (!RETRYABLE.has(response.status)) return { kind: 'failed', problem }
    return { kind: 'retry', problem, retryAfterMs: parseRetryAfterMs(response.headers.get('retry-after'), now()) }
  } catch (error) {
    return { kind: 'retry', problem: `${target.endpoint} ${describe(error)}`, retryAfterMs: undefined }
  }
}

function requestHeaders({ headers, compression, protocol }: OtlpTarget): Record<string, string> {
  const type = protocol === 'http/json' ? 'application/json' : 'application/x-protobuf'
  const encoding = compression === 'gzip' ? { 'content-encoding': 'gzip' } : {}
  return { 'user-agent': 'driftline-processor', ...headers, ...encoding, 'content-type': type }
}

async function readAtMost(response: Response, maxBytes: number): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.length
    if (size > maxBytes) break
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

interface ExportResponse {
  readonly partialSuccess?: { readonly rejectedDataPoints?: number | string; readonly errorMessage?: string }
}

// A server that took the data but answers nonsense has still taken it: sending again would not help.
function readPartialSuccess(content: Buffer, { protocol }: OtlpTarget): { rejected: number; message: string } {
  try {
    const response: ExportResponse =
      protocol === 'http/json'
        ? (JSON.parse(content.toString() || '{}') as ExportResponse)
        : ProtobufMetricsSerializer.deserializeResponse(content)
    const { rejectedDataPoints = 0, errorMessage = '' } = response.partialSuccess ?? {}
    const rejected = Number(rejectedDataPoints)
    return { rejected: Number.isFinite(rejected) ? rejected : 0, message: errorMessage }
  } catch {
    return { rejected: 0, message: '' }
  }
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return 'could not be reached'
  if (error.name === 'TimeoutError') return 'did not answer in time'
  const { cause } = error
  return `could not be reached: ${cause instanceof Error ? cause.message : error.message}`
}

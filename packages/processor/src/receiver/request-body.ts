import type { IncomingMessage } from 'node:http'
import { MAX_JSON_BYTES } from '../otlp/decode-limits.ts'
import { decompress, DECOMPRESSORS } from './decompress.ts'
import type { InFlightBytes } from './in-flight-bytes.ts'
import type { OtlpEncoding } from './otlp-response.ts'
import { RefusedRequest, SenderGone } from './receiver-errors.ts'

/** What limits a body. */
export interface BodyLimits {
  /** Largest body before and after decompression, bytes. */
  readonly maxBodyBytes: number
  readonly encoding: OtlpEncoding
  readonly inFlight: InFlightBytes
}

/** Refuses an encoding or announced length before a byte of the body is read. */
export function checkAnnouncedBody(request: IncomingMessage, limits: BodyLimits): void {
  const encoding = contentEncoding(request)
  if (encoding !== 'identity' && !DECOMPRESSORS.has(encoding))
    throw new RefusedRequest(
      415,
      `Content-Encoding "${encoding}" is not supported; send ${[...DECOMPRESSORS.keys()].join(', ')} or identity.`,
    )
  requireSize(Number(request.headers['content-length'] ?? 0), limits)
}

/**
 * Collects the body as it was sent.
 * @throws RefusedRequest 413 as soon as more arrived than is allowed.
 * @throws RetryableError when all requests together hold too much.
 * @throws SenderGone when the connection ended before the body did.
 */
export async function readBody(request: IncomingMessage, limits: BodyLimits): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  let size = 0
  // `for await` would destroy the connection on the first throw, and the sender would see a reset, not the answer.
  await new Promise<void>((resolve, reject) => {
    const onData = (chunk: Buffer): void => {
      try {
        size += chunk.length
        requireSize(size, limits)
        limits.inFlight.take(chunk.length)
        chunks.push(chunk)
      } catch (error) {
        request.off('data', onData)
        reject(error)
      }
    }
    request.on('data', onData).once('end', resolve)
    request.once('error', (cause) => reject(new SenderGone({ cause })))
    request.once('close', () => reject(new SenderGone()))
  })
  if (chunks.length === 1) return chunks[0]!
  limits.inFlight.take(size) // both forms are held while one is made of the other
  const whole = Buffer.concat(chunks, size)
  limits.inFlight.give(size)
  return whole
}

/**
 * Undoes the content encoding. Never makes more output than is allowed, whatever the input claims.
 * @throws RefusedRequest 413 when the output would be larger, 400 when the input is damaged.
 */
export async function decompressBody(
  request: IncomingMessage,
  body: Uint8Array,
  limits: BodyLimits,
): Promise<Uint8Array> {
  const encoding = contentEncoding(request)
  const create = DECOMPRESSORS.get(encoding)
  if (create === undefined || body.length === 0) return body
  let size = 0
  const onOutput = (bytes: number): void => {
    size += bytes
    requireSize(size, limits)
  }
  try {
    return await decompress(body, create, { inFlight: limits.inFlight, onOutput })
  } catch (error) {
    if (isZlibError(error)) throw new RefusedRequest(400, `The body is not valid ${encoding}: ${error.message}.`)
    throw error
  }
}

function contentEncoding(request: IncomingMessage): string {
  return request.headers['content-encoding']?.trim().toLowerCase() || 'identity'
}

function isZlibError(error: unknown): error is Error {
  const { code = '' } = error as NodeJS.ErrnoException
  return error instanceof Error && (code.startsWith('Z_') || code.startsWith('ZSTD_'))
}

function requireSize(size: number, { maxBodyBytes, encoding }: BodyLimits): void {
  const isJson = encoding === 'json' && MAX_JSON_BYTES < maxBodyBytes
  const limit = isJson ? MAX_JSON_BYTES : maxBodyBytes
  if (size <= limit) return
  throw new RefusedRequest(
    413,
    `The body is larger than ${limit} bytes (before or after decompression). Send smaller batches or ` +
      (isJson ? 'application/x-protobuf.' : 'raise maxBodyBytes.'),
  )
}

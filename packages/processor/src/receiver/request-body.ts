import type { IncomingMessage } from 'node:http'
import { promisify } from 'node:util'
import * as zlib from 'node:zlib'
import type { InFlightBytes } from './in-flight-bytes.ts'
import { RefusedRequest } from './receiver-errors.ts'

type Decompress = (body: Uint8Array, options: { maxOutputLength: number }) => Promise<Uint8Array>

const DECOMPRESSORS: ReadonlyMap<string, Decompress> = new Map<string, Decompress>([
  ['gzip', promisify<Uint8Array, { maxOutputLength: number }, Buffer>(zlib.gunzip)],
  ['deflate', promisify<Uint8Array, { maxOutputLength: number }, Buffer>(zlib.inflate)],
  ['zstd', promisify<Uint8Array, { maxOutputLength: number }, Buffer>(zlib.zstdDecompress)],
])

/** What limits a body. */
export interface BodyLimits {
  /** Largest body before and after decompression, bytes. */
  readonly maxBodyBytes: number
  readonly inFlight: InFlightBytes
}

/** Refuses an encoding or announced length before a byte of the body is read. */
export function checkAnnouncedBody(request: IncomingMessage, maxBodyBytes: number): void {
  const encoding = contentEncoding(request)
  if (encoding !== 'identity' && !DECOMPRESSORS.has(encoding))
    throw new RefusedRequest(
      415,
      `Content-Encoding "${encoding}" is not supported; send ${[...DECOMPRESSORS.keys()].join(', ')} or identity.`,
    )
  if (Number(request.headers['content-length'] ?? 0) > maxBodyBytes) throw tooLarge(maxBodyBytes)
}

/**
 * Collects the body as it was sent.
 * @throws RefusedRequest 413 as soon as more than `maxBodyBytes` arrived.
 * @throws RetryableError when all requests together hold too much.
 */
export async function readBody(request: IncomingMessage, { maxBodyBytes, inFlight }: BodyLimits): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  let size = 0
  // `for await` would destroy the connection on the first throw, and the sender would see a reset, not the answer.
  await new Promise<void>((resolve, reject) => {
    const stop = (error: unknown) => {
      request.off('data', onData)
      reject(error)
    }
    const onData = (chunk: Buffer) => {
      size += chunk.length
      if (size > maxBodyBytes) return stop(tooLarge(maxBodyBytes))
      try {
        inFlight.take(chunk.length)
      } catch (error) {
        return stop(error)
      }
      chunks.push(chunk)
    }
    request.on('data', onData).once('end', resolve).once('error', reject)
    request.once('close', () => reject(new Error('The sender closed the connection before the request was complete.')))
  })
  return chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks, size)
}

/**
 * Undoes the content encoding. Never makes more than `maxBodyBytes` of output, whatever the input claims.
 * @throws RefusedRequest 413 when the output would be larger, 400 when the input is damaged.
 */
export async function decompressBody(
  request: IncomingMessage,
  body: Uint8Array,
  { maxBodyBytes, inFlight }: BodyLimits,
): Promise<Uint8Array> {
  const encoding = contentEncoding(request)
  const decompress = DECOMPRESSORS.get(encoding)
  if (decompress === undefined || body.length === 0) return body
  try {
    const plain = await decompress(body, { maxOutputLength: maxBodyBytes })
    inFlight.take(plain.length)
    return plain
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(maxBodyBytes)
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

function tooLarge(maxBodyBytes: number): RefusedRequest {
  return new RefusedRequest(
    413,
    `The body is larger than ${maxBodyBytes} bytes (before or after decompression). Send smaller batches or raise maxBodyBytes.`,
  )
}

import type { Transform } from 'node:stream'
import * as zlib from 'node:zlib'
import type { InFlightBytes } from './in-flight-bytes.ts'

const MIN_CHUNK_BYTES = 1024
const MAX_CHUNK_BYTES = 262_144
const EXPECTED_RATIO = 8
const ZSTD_WINDOW_LOG = 23 // RFC 9659: a sender of zstd content coding may use windows of at most 8 MiB

/** Creates the stream that undoes an encoding, writing into chunks of a size. */
type Decompressor = (options: { readonly chunkSize: number }) => Transform

/** What undoes a content encoding. */
export const DECOMPRESSORS: ReadonlyMap<string, Decompressor> = new Map<string, Decompressor>([
  ['gzip', zlib.createGunzip],
  ['deflate', zlib.createInflate],
  [
    'zstd',
    ({ chunkSize }) =>
      zlib.createZstdDecompress({ chunkSize, params: { [zlib.constants.ZSTD_d_windowLogMax]: ZSTD_WINDOW_LOG } }),
  ],
])

/** What limits the output. */
export interface OutputLimits {
  readonly inFlight: InFlightBytes
  /** Told of each part of the output before it is kept; throws to stop. */
  readonly onOutput: (bytes: number) => void
}

/**
 * Decompresses a body part by part, each counted before it is kept, and counts the body itself no longer.
 * @throws what zlib says of damaged input, what the limits say of too much output.
 */
export async function decompress(body: Uint8Array, create: Decompressor, limits: OutputLimits): Promise<Uint8Array> {
  const { inFlight, onOutput } = limits
  const chunkSize = Math.min(MAX_CHUNK_BYTES, Math.max(MIN_CHUNK_BYTES, EXPECTED_RATIO * body.length))
  inFlight.take(chunkSize) // the part that is being filled
  const stream = create({ chunkSize })
  const chunks: Buffer[] = []
  let size = 0
  await new Promise<void>((resolve, reject) => {
    stream.on('data', (chunk: Buffer) => {
      if (stream.destroyed) return
      try {
        onOutput(chunk.length)
        inFlight.take(chunk.length)
      } catch (error) {
        stream.destroy()
        return reject(error)
      }
      size += chunk.length
      chunks.push(chunk)
    })
    stream.once('end', resolve).once('error', reject)
    stream.end(body)
  })
  inFlight.give(chunkSize + body.length)
  return join(chunks, size, inFlight)
}

function join(chunks: readonly Buffer[], size: number, inFlight: InFlightBytes): Uint8Array {
  if (chunks.length === 1) return chunks[0]!
  inFlight.take(size) // both forms are held while one is made of the other
  const whole = Buffer.concat(chunks, size)
  inFlight.give(size)
  return whole
}

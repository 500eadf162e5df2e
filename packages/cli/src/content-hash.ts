import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'

/** SHA-256 of a text, in hex. */
export function textHash(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** SHA-256 of a file, in hex, without reading it into memory. */
export async function fileHash(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk as Uint8Array)
  return hash.digest('hex')
}

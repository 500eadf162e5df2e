import type { Columns } from '../src/report/packed/table-bytes.ts'
import { readTableBytes } from '../src/report/packed/table-bytes.ts'

/** Reads a table that stands in the page as deflated base64. @throws {Error} where the browser cannot. */
export async function readTable(id: string): Promise<Columns> {
  const text = document.querySelector(`#${id}`)?.textContent ?? ''
  const stream = new Blob([toBytes(text)]).stream().pipeThrough(new DecompressionStream('deflate-raw'))
  return readTableBytes(new Uint8Array(await new Response(stream).arrayBuffer()))
}

function toBytes(base64: string): Uint8Array<ArrayBuffer> {
  const characters = atob(base64)
  const bytes = new Uint8Array(characters.length)
  for (let index = 0; index < characters.length; index += 1) bytes[index] = characters.charCodeAt(index)
  return bytes
}

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, inflateRawSync } from 'node:zlib'

/** Everything that left or was kept, by where it was found. */
export type Places = Map<string, Buffer>

/** A text of base64 within a page, long enough to hold a table. */
const PACKED = /[A-Za-z0-9+/]{64,}={0,2}/g

/** Adds bytes to a place; what is compressed, or packed into a text, is looked at as it is and unpacked. */
export function addBytes(places: Places, place: string, bytes: Uint8Array | string): void {
  const own = Buffer.from(bytes as string)
  const isZipped = own[0] === 0x1f && own[1] === 0x8b
  const before = places.get(place) ?? Buffer.alloc(0)
  const unpacked = isZipped ? [gunzipSync(own)] : (own.toString('latin1').match(PACKED) ?? []).flatMap(inflated)
  places.set(place, Buffer.concat([before, own, ...unpacked, Buffer.from('\n')]))
}

/** What base64 holds, and what that holds where it is deflated. */
function inflated(base64: string): readonly Buffer[] {
  const held = Buffer.from(base64, 'base64')
  try {
    return [held, inflateRawSync(held)]
  } catch {
    return [held]
  }
}

/** Adds every file of a folder. */
export function addFolder(places: Places, place: string, folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true }))
    if (entry.isFile()) addBytes(places, place, readFileSync(join(entry.parentPath, entry.name)))
}

/** Where a mark is found: as text in either encoding, and a number as text and as its eight bytes in either order. */
export function placesOf(mark: string | number, places: Places): readonly string[] {
  const spellings = [Buffer.from(String(mark), 'utf8'), Buffer.from(String(mark), 'utf16le'), ...bytesOfNumber(mark)]
  return [...places]
    .filter(([, bytes]) => spellings.some((spelling) => bytes.includes(spelling)))
    .map(([place]) => place)
}

function bytesOfNumber(mark: string | number): readonly Buffer[] {
  if (typeof mark !== 'number') return []
  const [little, big] = [Buffer.alloc(8), Buffer.alloc(8)]
  little.writeDoubleLE(mark)
  big.writeDoubleBE(mark)
  return [little, big]
}

import type { Column, Packable } from './column.ts'

/** Columns by their name; each may have a length of its own. */
export type Columns = Readonly<Record<string, Column>>

/** What stands before the places of a table. */
interface Header {
  readonly columns: readonly {
    readonly name: string
    readonly length: number
    /** Bytes of a place, 1 to 4. */
    readonly width: number
    readonly values: readonly Packable[]
  }[]
}

/**
 * A table as bytes: the length of the header in four of them, the header as JSON, then of each column the lowest byte of all
 * places, the next, and so on. A column of one value has none.
 */
export function toTableBytes(columns: Columns): Uint8Array {
  const entries = Object.entries(columns).map(([name, { values, places }]) => ({
    name,
    values,
    places,
    length: places.length,
    width: widthFor(values.length),
  }))
  const header = new TextEncoder().encode(
    JSON.stringify({
      columns: entries.map(({ name, length, width, values }) => ({ name, length, width, values })),
    } satisfies Header),
  )
  const size = entries.reduce((sum, { length, width }) => sum + length * width, PREFIX_BYTES + header.length)
  const bytes = new Uint8Array(size)
  new DataView(bytes.buffer).setUint32(0, header.length, true)
  bytes.set(header, PREFIX_BYTES)
  let at = PREFIX_BYTES + header.length
  for (const { places, width } of entries)
    for (let shift = 0; shift < width * 8; shift += 8)
      for (let index = 0; index < places.length; index += 1) {
        bytes[at] = (places[index]! >>> shift) & 255
        at += 1
      }
  return bytes
}

/** The columns of a table that {@link toTableBytes} wrote. */
export function readTableBytes(bytes: Uint8Array): Columns {
  const headerLength = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true)
  const start = PREFIX_BYTES + headerLength
  const { columns } = JSON.parse(new TextDecoder().decode(bytes.subarray(PREFIX_BYTES, start))) as Header
  let at = start
  const read = columns.map(({ name, length, width, values }) => {
    const places = toPlaces(bytes.subarray(at, at + length * width), { length, width })
    at += length * width
    return [name, { values, places }] as const
  })
  return Object.fromEntries(read)
}

const PREFIX_BYTES = 4

function widthFor(valueCount: number): number {
  if (valueCount <= 1) return 0
  return Math.ceil(Math.log2(valueCount) / 8) || 1
}

function toPlaces(planes: Uint8Array, { length, width }: { readonly length: number; readonly width: number }) {
  if (width === 1) return planes
  const places = width === 2 ? new Uint16Array(length) : new Uint32Array(length)
  for (let plane = 0; plane < width; plane += 1)
    for (let index = 0; index < length; index += 1) places[index]! |= planes[plane * length + index]! << (plane * 8)
  return places
}

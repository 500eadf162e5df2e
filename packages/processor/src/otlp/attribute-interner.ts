import type { Attributes } from './metric-point.ts'

const MAX_SETS = 262_144
const DEFAULT_MAX_BYTES = 32 * 2 ** 20
const MAX_SET_BYTES = 4096
const MIX = 0x5bd1e995 // Appleby, MurmurHash2

/** Attributes that were read before, with all that reading them again would have counted. */
export interface InternedAttributes {
  /** Frozen; the same object for the same bytes. */
  readonly attributes: Attributes
  /** Attributes as sent, repeated names included. */
  readonly count: number
  /** Values, those in lists and maps included. */
  readonly values: number
  /** Steps of work that reading them took. */
  readonly steps: number
  /** Messages around them, on which depends what nesting is allowed. */
  readonly depth: number
}

/** Attribute sets by the bytes they were sent in. */
export interface AttributeInterner {
  /** What is known of the bytes from `start` to `end`. */
  readonly find: (bytes: DataView, start: number, end: number) => InternedAttributes | undefined
  /** Remembers what {@link find} did not know. */
  readonly add: (sent: { bytes: DataView; start: number; end: number }, interned: InternedAttributes) => void
}

interface Entry {
  readonly hash: number
  /** Offset in all bytes ever written, of which the ring holds the last. */
  readonly start: number
  readonly length: number
  readonly interned: InternedAttributes
}

/**
 * Creates a table that gives the very same frozen object for attributes sent in the same bytes, without reading them
 * again: a stream sends its attributes with every point, and a caller may keep what it derives from them by that object.
 * Bytes are compared, not only hashed.
 *
 * Holds at most `maxBytes` and 262,144 sets of at most 4,096 bytes; the oldest go first, so hostile input costs speed and
 * never memory. A set of five attributes takes about half a kilobyte.
 *
 * @param maxBytes of attributes as sent, ≥ 4,096; default 32 MiB
 */
export function createAttributeInterner(maxBytes = DEFAULT_MAX_BYTES): AttributeInterner {
  const ring = new DataView(new ArrayBuffer(maxBytes))
  const byHash = new Map<number, Entry>() // of two sets with one hash the later
  const queue: (Entry | undefined)[] = [] // a ring as well: place i holds entry number i, modulo its length
  let oldest = 0
  let next = 0
  let written = 0

  const makeRoom = (length: number): void => {
    const left = maxBytes - (written % maxBytes)
    if (left < length) written += left // an entry lies in one piece
    for (; oldest < next; oldest++) {
      const entry = queue[oldest % MAX_SETS]!
      if (entry.start >= written + length - maxBytes && next - oldest < MAX_SETS) return
      if (byHash.get(entry.hash) === entry) byHash.delete(entry.hash)
      queue[oldest % MAX_SETS] = undefined
    }
  }
  return {
    find(bytes, start, end) {
      if (end - start > MAX_SET_BYTES) return undefined
      const entry = byHash.get(hashOf(bytes, start, end))
      if (entry === undefined || entry.length !== end - start) return undefined
      const isKnown = isSame(bytes, start, { ring, from: entry.start % maxBytes, length: entry.length })
      return isKnown ? entry.interned : undefined
    },
    add({ bytes, start, end }, interned) {
      const length = end - start
      if (length > MAX_SET_BYTES) return
      makeRoom(length)
      const hash = hashOf(bytes, start, end)
      const entry: Entry = { hash, start: written, length, interned }
      for (let i = 0; i < length; i++) ring.setUint8((written % maxBytes) + i, bytes.getUint8(start + i))
      written += length
      byHash.set(hash, entry)
      queue[next % MAX_SETS] = entry
      next += 1
    },
  }
}

// Two lanes, because each multiplication waits for the one before it.
function hashOf(bytes: DataView, start: number, end: number): number {
  let even = end - start
  let odd = MIX
  let i = start
  for (; i + 8 <= end; i += 8) {
    even = Math.imul(even ^ bytes.getInt32(i, true), MIX)
    odd = Math.imul(odd ^ bytes.getInt32(i + 4, true), MIX)
    even ^= even >>> 15
    odd ^= odd >>> 15
  }
  for (; i < end; i++) even = Math.imul(even ^ bytes.getUint8(i), MIX)
  const hash = Math.imul(even ^ Math.imul(odd, MIX) ^ (even >>> 13), MIX)
  return hash ^ (hash >>> 15)
}

function isSame(
  bytes: DataView,
  start: number,
  { ring, from, length }: { ring: DataView; from: number; length: number },
): boolean {
  let i = 0
  for (; i + 4 <= length; i += 4) if (bytes.getInt32(start + i, true) !== ring.getInt32(from + i, true)) return false
  for (; i < length; i++) if (bytes.getUint8(start + i) !== ring.getUint8(from + i)) return false
  return true
}

/** Codes of byte strings that lie in one buffer: an open hash table without texts. Codes are from 1. */
export interface ByteCodes {
  /** Code by slot; 0 where the slot is free. */
  readonly codes: Uint32Array
  /** Slot of a byte string, or a free one. */
  readonly slotOf: (start: number, end: number) => number
  /** Remembers a code, as far as there is room. @returns the code */
  readonly add: (slot: number, entry: ByteCode) => number
}

interface ByteCode {
  readonly start: number
  readonly end: number
  readonly code: number
}

const SLOTS = 4096
/** Beyond this load look-ups get long; what comes then is not remembered. */
const MOST_CODES = SLOTS / 2
/** FNV-1a. */
const HASH_OFFSET = 0x811c9dc5
const HASH_PRIME = 0x01000193

/** Creates a table of no codes. */
export function createByteCodes(bytes: Uint8Array): ByteCodes {
  const codes = new Uint32Array(SLOTS)
  const starts = new Uint32Array(SLOTS)
  const ends = new Uint32Array(SLOTS)
  let count = 0
  const equals = (slot: number, start: number, end: number): boolean => {
    const own = starts[slot]!
    if (ends[slot]! - own !== end - start) return false
    for (let i = 0; i < end - start; i += 1) if (bytes[own + i] !== bytes[start + i]) return false
    return true
  }
  return {
    codes,
    slotOf: (start, end) => {
      let hash = HASH_OFFSET
      for (let i = start; i < end; i += 1) hash = Math.imul(hash ^ bytes[i]!, HASH_PRIME)
      let slot = (hash ^ (hash >>> 15)) & (SLOTS - 1)
      while (codes[slot] !== 0 && !equals(slot, start, end)) slot = (slot + 1) & (SLOTS - 1)
      return slot
    },
    add: (slot, { start, end, code }) => {
      if (count >= MOST_CODES) return code
      count += 1
      codes[slot] = code
      starts[slot] = start
      ends[slot] = end
      return code
    },
  }
}

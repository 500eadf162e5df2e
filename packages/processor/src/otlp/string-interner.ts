const SLOTS = 8192
const MAX_INTERNED_BYTES = 64
const FNV_PRIME = 16_777_619 // Fowler, Noll, Vo 1991, 32-bit FNV-1a
const FNV_BASIS = 2_166_136_261

/** Turns UTF-8 bytes into text, giving the same string object for short ASCII texts seen before. */
export type StringInterner = (bytes: Buffer, start: number, end: number) => string

/**
 * Creates a direct-mapped table of 8,192 strings of at most 64 bytes (a megabyte at most). Attribute names and
 * categories repeat in every point, and a hit costs less than making the string again. A colliding text replaces the
 * one before, so hostile input costs speed and never memory. Invalid UTF-8 becomes U+FFFD.
 */
export function createStringInterner(): StringInterner {
  const table: string[] = Array.from({ length: SLOTS }, () => '')
  return (bytes, start, end) => {
    if (end - start > MAX_INTERNED_BYTES) return bytes.toString('utf8', start, end)
    const slot = asciiSlot(bytes, start, end)
    if (slot < 0) return bytes.toString('utf8', start, end)
    const known = table[slot]!
    if (known.length === end - start && isTextAt(known, bytes, start)) return known
    const text = bytes.toString('latin1', start, end)
    table[slot] = text
    return text
  }
}

function asciiSlot(bytes: Buffer, start: number, end: number): number {
  let hash = FNV_BASIS
  let all = 0
  for (let i = start; i < end; i++) {
    const byte = bytes[i]!
    all |= byte
    hash = Math.imul(hash ^ byte, FNV_PRIME)
  }
  return all > 127 ? -1 : (hash ^ (hash >>> 15)) & (SLOTS - 1)
}

function isTextAt(text: string, bytes: Buffer, start: number): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) !== bytes[start + i]) return false
  return true
}

/** Buckets categories are counted in where their names are not known to the sender. */
export const HASH_BUCKETS = 64

const OFFSET_BASIS = 0x811c9dc5
const PRIME = 0x01000193
/** UTF-16 units of a text that are hashed. */
const HASHED_UNITS = 256
const LAST_ASCII = 0x7f
const REPLACEMENT_CHARACTER = 0xfffd
const FIRST_SUPPLEMENTARY = 0x10000

/**
 * Bucket of a text, the same in every process and language: 32-bit FNV-1a of the UTF-8 bytes of its first 256 UTF-16
 * units, folded by exclusive or. Half a surrogate pair counts as U+FFFD.
 *
 * @returns 0 to 63
 * @see Fowler, Noll, Vo, Eastlake 2024, "The FNV Non-Cryptographic Hash Algorithm", sections 2 and 3
 * @example hashBucket('mon') // => 10
 */
export function hashBucket(text: string): number {
  const length = Math.min(text.length, HASHED_UNITS)
  let hash = OFFSET_BASIS
  for (let i = 0; i < length; i += 1) {
    const unit = text.charCodeAt(i)
    if (unit <= LAST_ASCII) {
      hash = addByte(hash, unit)
      continue
    }
    const point = codePointWithin(text, i, length)
    hash = addCodePoint(hash, point)
    if (point >= FIRST_SUPPLEMENTARY) i += 1
  }
  return (hash ^ (hash >>> 16)) & (HASH_BUCKETS - 1)
}

/** Code point at a place, as an encoder sees it that is given the text up to `length` only. */
function codePointWithin(text: string, at: number, length: number): number {
  const point = text.codePointAt(at)!
  if (point >= FIRST_SUPPLEMENTARY) return at + 1 < length ? point : REPLACEMENT_CHARACTER
  return point >= 0xd800 && point <= 0xdfff ? REPLACEMENT_CHARACTER : point
}

function addCodePoint(hash: number, point: number): number {
  if (point < 0x800) return addTail(addByte(hash, 0xc0 | (point >> 6)), point, 1)
  if (point < FIRST_SUPPLEMENTARY) return addTail(addByte(hash, 0xe0 | (point >> 12)), point, 2)
  return addTail(addByte(hash, 0xf0 | (point >> 18)), point, 3)
}

function addTail(hash: number, point: number, bytes: number): number {
  let next = hash
  for (let byte = bytes - 1; byte >= 0; byte -= 1) next = addByte(next, 0x80 | ((point >> (6 * byte)) & 0x3f))
  return next
}

function addByte(hash: number, byte: number): number {
  return Math.imul(hash ^ byte, PRIME)
}

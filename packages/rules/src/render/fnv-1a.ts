const BASIS = 0xcbf29ce484222325n
const PRIME = 0x100000001b3n
const SHORT_BASIS = 0x811c9dc5
const SHORT_PRIME = 0x01000193

/**
 * Hash of a text's UTF-8 bytes as 16 hexadecimal digits: the same everywhere, and no protection against anybody.
 *
 * @example fnv1a('a') // => 'af63dc4c8601ec8c'
 * @see Fowler, Noll, Vo 1991, 64-bit FNV-1a
 */
export function fnv1a(text: string): string {
  let hash = BASIS
  for (const byte of utf8Bytes(text)) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * PRIME)
  return hash.toString(16).padStart(16, '0')
}

/**
 * A shorter hash of a text's UTF-16 code units, fast enough for all text of a rule: 8 hexadecimal digits.
 *
 * @see Fowler, Noll, Vo 1991, 32-bit FNV-1a
 */
export function fnv1aShort(text: string): string {
  let hash = SHORT_BASIS
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), SHORT_PRIME)
  return (hash >>> 0).toString(16).padStart(8, '0')
}

/** @param text lone surrogates become U+FFFD. */
export function utf8Bytes(text: string): readonly number[] {
  const escaped = encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, '\u{fffd}'))
  return [...escaped.matchAll(/%(..)|./g)].map(([own, hex]) =>
    hex === undefined ? own.charCodeAt(0) : Number.parseInt(hex, 16),
  )
}

const BASIS = 0xcbf29ce484222325n
const PRIME = 0x100000001b3n

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

/** @param text lone surrogates become U+FFFD. */
export function utf8Bytes(text: string): readonly number[] {
  const escaped = encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, '\u{fffd}'))
  return [...escaped.matchAll(/%(..)|./g)].map(([own, hex]) =>
    hex === undefined ? own.charCodeAt(0) : Number.parseInt(hex, 16),
  )
}

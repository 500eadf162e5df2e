const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const BITS_PER_DIGIT = 6
const BITS_PER_BYTE = 8

/**
 * Bytes of a base64 text, of either alphabet of RFC 4648, padded or not; undefined where it is none.
 *
 * @example decodeBase64('aGk=') // => Uint8Array [104, 105]
 */
export function decodeBase64(text: string): Uint8Array | undefined {
  const digits = text
    .replace(/={1,2}$/, '')
    .replaceAll('-', '+')
    .replaceAll('_', '/')
  const isPadded = text.includes('=')
  if (!/^[A-Za-z0-9+/]*$/.test(digits) || digits.length % 4 === 1 || (isPadded && text.length % 4 !== 0))
    return undefined
  const bytes = new Uint8Array(Math.floor((digits.length * BITS_PER_DIGIT) / BITS_PER_BYTE))
  let held = 0
  let bits = 0
  let at = 0
  for (const digit of digits) {
    held = ((held << BITS_PER_DIGIT) | ALPHABET.indexOf(digit)) & 0xffff
    bits += BITS_PER_DIGIT
    if (bits < BITS_PER_BYTE) continue
    bits -= BITS_PER_BYTE
    bytes[at] = (held >> bits) & 0xff
    at += 1
  }
  return bytes
}

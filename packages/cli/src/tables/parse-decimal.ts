const ZERO = 0x30
const NINE = 0x39
const POINT = 0x2e
const PLUS = 0x2b
const MINUS = 0x2d
/** Powers of ten that are doubles exactly, so that dividing by one rounds once, as parsing the text does. */
const POWERS = Array.from({ length: 23 }, (_, i) => Number(`1e${i}`))
const MOST_DIGITS = POWERS.length - 1

/**
 * Reads digits with or without sign and point, of up to 2^53 and 22 digits, from bytes. The same double as `Number`
 * gives for the text.
 *
 * @returns NaN for anything else, which may still be a number.
 * @see Clinger (1990), How to read floating point numbers accurately, for the case of exact powers.
 */
// oxlint-disable-next-line complexity -- a scanner of single bytes: parted, it costs a call a byte
export function parseDecimal(bytes: Uint8Array, start: number, end: number): number {
  let at = start
  const sign = bytes[at]
  if (sign === MINUS || sign === PLUS) at += 1
  if (end - at > MOST_DIGITS) return NaN
  let digits = 0
  let whole = 0
  let point = -1
  for (; at < end; at += 1) {
    const byte = bytes[at]!
    if (byte >= ZERO && byte <= NINE) {
      whole = whole * 10 + (byte - ZERO)
      digits += 1
    } else if (byte === POINT && point < 0) point = digits
    else return NaN
  }
  if (digits === 0 || whole > Number.MAX_SAFE_INTEGER) return NaN
  const value = point < 0 ? whole : whole / POWERS[digits - point]!
  return sign === MINUS ? -value : value
}

/** Bytes of a record beside what is in it. */
export const BYTES_PER_RECORD = 200
const BYTES_PER_COUNT = 8

/**
 * Bytes that plain data is reckoned at, from its shape: eight for each number or truth value, UTF-8 for texts and
 * keys. Never asked of the heap, so that the same history meets the same limit.
 */
export function shapeBytes(value: unknown): number {
  if (typeof value === 'string') return utf8Bytes(value)
  if (typeof value !== 'object') return value === undefined ? 0 : BYTES_PER_COUNT
  if (value === null) return BYTES_PER_COUNT
  if (ArrayBuffer.isView(value)) return value.byteLength
  let bytes = 0
  if (Array.isArray(value)) for (let i = 0; i < value.length; i += 1) bytes += shapeBytes(value[i])
  else for (const key in value) bytes += utf8Bytes(key) + shapeBytes((value as Record<string, unknown>)[key])
  return bytes
}

const reckoned = new WeakMap<object, number>()

/** The same for data that never changes, reckoned once. */
export function shapeBytesOnce(value: object): number {
  const known = reckoned.get(value)
  if (known !== undefined) return known
  const bytes = shapeBytes(value)
  reckoned.set(value, bytes)
  return bytes
}

function utf8Bytes(text: string): number {
  let bytes = text.length
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i)
    if (unit < 0x80) continue
    // A surrogate is half of a character of four bytes.
    bytes += unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 1 : 2
  }
  return bytes
}

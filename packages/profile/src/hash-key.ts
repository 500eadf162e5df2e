/** Takes a key once and gives HMAC-SHA-256 under it: of a text in UTF-8, 32 bytes; half a surrogate pair is U+FFFD. */
export type HmacSha256 = (key: Uint8Array) => (text: string) => Uint8Array

/** A key under which categories are hashed into 64 buckets, so that who does not have it cannot try names out. */
export interface HashKey {
  /** Tells keys apart and nothing about them: 8 hex digits. Buckets of two ids are not comparable. */
  readonly id: string
  /** Bucket of a category of a feature, 0 to 63; costs a hash each time. */
  readonly bucketOf: (feature: string, category: string) => number
}

const ID_TEXT = 'driftline key id'
const ID_BYTES = 4
/** Bits of the first byte that are left out, so that six remain. */
const UNUSED_BITS = 2

/**
 * Creates a hash key. The bucket is the first 6 bits of HMAC-SHA-256(key, feature ‖ 0 ‖ category), the id the first 8
 * hex digits of HMAC-SHA-256(key, 'driftline key id').
 *
 * @param bytes the secret, 16 bytes or more
 * @see Krawczyk, Bellare, Canetti 1997, "HMAC: Keyed-Hashing for Message Authentication", RFC 2104
 */
export function createHashKey(bytes: Uint8Array, hmac: HmacSha256): HashKey {
  const keyed = hmac(bytes)
  return {
    id: toHex(keyed(ID_TEXT).subarray(0, ID_BYTES)),
    bucketOf: (feature, category) => keyed(`${feature}\0${category}`)[0]! >> UNUSED_BITS,
  }
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

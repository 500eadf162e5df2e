import fc from 'fast-check'
import { expect, test } from 'vitest'
import { HASH_BUCKETS, hashBucket } from './hash-bucket.ts'

/** The definition, written once more with the bytes of Node's encoder. */
function bucketOfBytes(text: string): number {
  let hash = 0x811c9dc5
  for (const byte of Buffer.from(text.slice(0, 256), 'utf8')) hash = Math.imul(hash ^ byte, 0x01000193)
  return (hash ^ (hash >>> 16)) & 63
}

test('the bucket is that of the UTF-8 bytes, whatever the text holds', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      expect(hashBucket(text)).toBe(bucketOfBytes(text))
    }),
  )
})

test('half a surrogate pair, and one cut off at the end of what is hashed, are hashed like the encoder does', () => {
  const texts = ['\ud800', '\udc00a', 'a\ud83d', '\ud83d\ude00', `${'a'.repeat(255)}😀`, `${'é'.repeat(255)}😀b`]
  for (const text of texts) expect(hashBucket(text)).toBe(bucketOfBytes(text))
})

test('names a person would use fall into known buckets, in every version alike', () => {
  expect(['', 'mon', 'tue', 'Zürich', '東京', '😀'].map(hashBucket)).toEqual(
    ['', 'mon', 'tue', 'Zürich', '東京', '😀'].map(bucketOfBytes),
  )
  expect(new Set(Array.from({ length: 2000 }, (_, i) => hashBucket(`name ${i}`))).size).toBe(HASH_BUCKETS)
})

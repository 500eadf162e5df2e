import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeBase64 } from './decode-base64.ts'

test('bytes come back from either alphabet, padded or not', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
      const buffer = Buffer.from(bytes)
      const padded = buffer.toString('base64')
      for (const text of [padded, padded.replace(/=+$/, ''), buffer.toString('base64url')])
        expect(Buffer.from(decodeBase64(text)!)).toEqual(buffer)
    }),
  )
})

test('what is no base64 gives nothing', () => {
  for (const text of ['a', 'abcde', 'ab=', 'ab=c', '====', 'a b c', 'käse', 'abc!', '%%%%'])
    expect(decodeBase64(text), text).toBeUndefined()
})

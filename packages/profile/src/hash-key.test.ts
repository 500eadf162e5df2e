import { createHmac, randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { HASH_BUCKETS } from './hash-bucket.ts'
import { createHashKey } from './hash-key.ts'
import { readHashKey } from './read-hash-key.ts'

const hmac =
  (key: Uint8Array) =>
  (text: string): Uint8Array =>
    createHmac('sha256', key).update(text).digest()
const bytes = Buffer.from('0123456789abcdef')
const key = createHashKey(bytes, hmac)

/** The definition, written once more over bytes. */
function bucketOfBytes(feature: string, category: string): number {
  const message = Buffer.concat([Buffer.from(feature, 'utf8'), Buffer.from([0]), Buffer.from(category, 'utf8')])
  return Number.parseInt(createHmac('sha256', bytes).update(message).digest('hex').slice(0, 2), 16) >> 2
}

describe('a hash key', () => {
  test('puts a category into the first six bits of HMAC(key, feature ‖ 0 ‖ category)', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (feature, category) => {
        expect(key.bucketOf(feature, category)).toBe(bucketOfBytes(feature, category))
      }),
    )
    // The same from Python's hmac and hashlib.
    expect(['mon', 'tue', 'Zürich', '東京', '😀', ''].map((name) => key.bucketOf('day', name))).toEqual([
      46, 40, 35, 0, 47, 30,
    ])
  })

  test('uses every bucket, and another order of them for another feature or key', () => {
    const names = Array.from({ length: 2000 }, (_, i) => `name ${i}`)
    const buckets = names.map((name) => key.bucketOf('a', name))
    expect(new Set(buckets).size).toBe(HASH_BUCKETS)
    const other = createHashKey(randomBytes(32), hmac)
    const shared = (own: readonly number[]): number => own.filter((bucket, i) => bucket === buckets[i]).length
    for (const own of [names.map((name) => key.bucketOf('b', name)), names.map((name) => other.bucketOf('a', name))])
      expect(shared(own)).toBeLessThan(100)
  })

  test('is told by eight hex digits', () => {
    expect(key.id).toBe('cc9bc20d')
  })
})

describe('reading the hash key', () => {
  const base64 = bytes.toString('base64')
  const none = (path: string): string => {
    throw Object.assign(new Error(`ENOENT: no such file ${path}`), { code: 'ENOENT' })
  }
  const read = (variables: Readonly<Record<string, string>>, readFile = none) =>
    readHashKey({ variables, readFile, hmac })

  test('takes it from the variable or from the file it names', () => {
    expect(read({ DRIFTLINE_HASH_KEY: base64 }).key?.id).toBe(key.id)
    expect(read({ DRIFTLINE_HASH_KEY: ` ${base64}\n`, DRIFTLINE_HASH_KEY_FILE: '' }).key?.id).toBe(key.id)
    const wrapped = `${base64.slice(0, 10)}\n${base64.slice(10)}\n`
    expect(read({ DRIFTLINE_HASH_KEY_FILE: '/run/key' }, () => wrapped).key?.id).toBe(key.id)
  })

  test.each([
    ['nothing', {}, 'there is no hash key; set DRIFTLINE_HASH_KEY or DRIFTLINE_HASH_KEY_FILE'],
    ['empty', { DRIFTLINE_HASH_KEY: '  ' }, 'there is no hash key'],
    ['both', { DRIFTLINE_HASH_KEY: base64, DRIFTLINE_HASH_KEY_FILE: '/k' }, 'both DRIFTLINE_HASH_KEY and'],
    ['no base64', { DRIFTLINE_HASH_KEY: 'secret key!' }, 'DRIFTLINE_HASH_KEY does not hold base64; make a key with'],
    ['short', { DRIFTLINE_HASH_KEY: 'c2VjcmV0' }, 'holds a key of 6 bytes, but at least 16 are needed'],
    ['one byte', { DRIFTLINE_HASH_KEY: 'cw==' }, 'holds a key of 1 byte,'],
    [
      'no file',
      { DRIFTLINE_HASH_KEY_FILE: '/k' },
      'the file /k that DRIFTLINE_HASH_KEY_FILE names cannot be read (ENOENT)',
    ],
  ] as const)('says what is wrong: %s', (_, variables, problem) => {
    const found = read(variables)
    expect(found.key).toBeUndefined()
    expect('problem' in found && found.problem).toContain(problem)
    expect('problem' in found && found.problem).not.toContain('secret')
  })
})

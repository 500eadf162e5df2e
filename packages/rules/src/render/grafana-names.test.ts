import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fnv1a } from './fnv-1a.ts'
import { grafanaGroupName, grafanaTitle, grafanaUid } from './grafana-names.ts'

const bytesOf = (text: string): number => new TextEncoder().encode(text).length
const anyName = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 400 })

describe('names in Grafana', () => {
  test.each([
    ['', 'cbf29ce484222325'],
    ['a', 'af63dc4c8601ec8c'],
    ['foobar', '85944171f73967e8'],
  ])('come from the hash of %j as its authors publish it', (text, hash) => {
    expect(fnv1a(text)).toBe(hash)
  })

  test('are hashed by their bytes', () => {
    fc.assert(
      fc.property(anyName, (name) => {
        const wanted = [...new TextEncoder().encode(name)].reduce(
          (hash, byte) => BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n),
          0xcbf29ce484222325n,
        )
        expect(BigInt(`0x${fnv1a(name)}`)).toBe(wanted)
      }),
    )
  })

  test('of rules are short and made of letters, digits and dashes', () => {
    fc.assert(
      fc.property(anyName, (id) => {
        expect(grafanaUid(id)).toMatch(/^[A-Za-z0-9_-]{1,40}$/)
      }),
    )
  })

  test('that Grafana takes stay as they are', () => {
    expect(grafanaTitle('search/ranker: latency budget burns, fast')).toBe('search/ranker: latency budget burns, fast')
    expect(grafanaGroupName('model-slo:fraud:drift:slow')).toBe('model-slo:fraud:drift:slow')
  })

  test('that break an address or a line lose what breaks it, and tell by a hash what they were', () => {
    expect(grafanaGroupName('a/b')).toMatch(/^a b~[0-9a-f]{8}$/)
    expect(grafanaTitle('a\n\u2028b')).toMatch(/^a b~[0-9a-f]{8}$/)
    expect(grafanaGroupName('a/b')).not.toBe(grafanaGroupName('a\\b'))
  })

  test('are never too long, and two stay two', () => {
    fc.assert(
      fc.property(
        anyName,
        fc.constantFrom('', 'fast', 'x'.repeat(250), 'ü'.repeat(100), '💥'.repeat(60)),
        (name, tail) => {
          const long = name + tail
          for (const fitting of [grafanaTitle, grafanaGroupName]) {
            expect(bytesOf(fitting(long))).toBeLessThanOrEqual(190)
            expect(fitting(long)).not.toBe(fitting(`${long}.`))
            expect(fitting(long)).not.toBe(fitting(`.${long}`))
          }
        },
      ),
    )
  })
})

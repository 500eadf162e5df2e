import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nameFromPath, nameInPath } from './name-in-path.ts'

/** Text of Prometheus is UTF-8, which has none. */
const LONE_SURROGATE = /\p{Surrogate}/u

test('every name comes back from its part of a path, and the part needs no escaping', () => {
  const name = fc.oneof(
    fc.string({ unit: 'binary' }).filter((text) => !LONE_SURROGATE.test(text)),
    fc.constantFrom('', '.', '..', '~', '%2F', 'a/b', 'a b', '~2E'),
  )
  fc.assert(
    fc.property(name, (text) => {
      const part = nameInPath(text)
      expect(nameFromPath(part)).toBe(text)
      const { pathname } = new URL(`https://grafana/a/${part}/b`)
      expect(pathname).toBe(`/a/${part}/b`)
      expect(part).not.toMatch(/[%/]/)
    }),
  )
})

test('a part that somebody typed is no reason to fail', () => {
  expect(nameFromPath('100~')).toBe('100~')
})

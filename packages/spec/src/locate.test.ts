import { expect, test } from 'vitest'
import { locateIn } from './locate.ts'

const TEXT = `slos:
  drift: 0.9
  custom:
    - {name: a, good: 'it''s{a="b"}', total: "x{a=\\"b\\"} y", plain: abc}
    - good: |
        a
        b
`

test.each([
  [['slos', 'drift'], 'value', '2:10'],
  [['slos', 'drift'], 'key', '2:3'],
  [['slos', 'latency'], 'value', '2:3'],
  [['slos', 'custom', 0, 'plain'], { character: 1 }, '4:70'],
  [['slos', 'custom', 0, 'good'], { character: 3 }, '4:28'],
  [['slos', 'custom', 0, 'total'], { character: 5 }, '4:53'],
  [['slos', 'custom', 1, 'good'], { character: 2 }, '5:13'],
] as const)('%j, %j is at %s', (path, at, place) => {
  const { line, column } = locateIn(TEXT)(path, at)
  expect(`${line}:${column}`).toBe(place)
})

test('a byte order mark is no column, and a text that is no YAML begins at its start', () => {
  expect(locateIn('\u{feff}a: 1')(['a'])).toEqual({ line: 1, column: 4 })
  expect(locateIn('a: [')(['b'])).toMatchObject({ line: 1 })
})

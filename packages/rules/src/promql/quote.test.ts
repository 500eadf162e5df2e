import { expect, test } from 'vitest'
import { durationText } from './duration-text.ts'
import { escapeRegex, quote } from './quote.ts'
import { parseMatcher, parseSelector, renderSelector } from './selector.ts'

test.each([
  ['plain', '"plain"'],
  ['a "b" \\c', String.raw`"a \"b\" \\c"`],
  ['two\nlines\tand\u0000', String.raw`"two\nlines\tand\x00"`],
  ['ünïcode 模型 🚆', '"ünïcode 模型 🚆"'],
  ['no\u00a0break\u200b\u{e0001}', String.raw`"no\u00a0break\u200b\U000e0001"`],
  ['\ud800', '"\ufffd"'],
])('the string %j is quoted as Go does', (text, quoted) => {
  expect(quote(text)).toBe(quoted)
})

test.each([
  [0, '0s'],
  [300_000, '5m'],
  [3_600_000, '1h'],
  [73 * 3_600_000, '3d1h'],
  [7 * 86_400_000, '1w'],
  [8 * 86_400_000, '8d'],
  [337 * 3_600_000, '14d1h'],
  [90_000, '1m30s'],
  [1500, '1s500ms'],
])('%d ms are printed as Prometheus does: %s', (durationMs, text) => {
  expect(durationText(durationMs)).toBe(text)
})

test('a text in a regular expression is taken literally', () => {
  expect(escapeRegex('eu-1.prod (old)')).toBe(String.raw`eu-1\.prod \(old\)`)
})

test('a selector says all its matchers, and a matcher of the spec is read as it is written', () => {
  const matchers = [{ label: 'a', is: '=', value: 'x"y' } as const, parseMatcher(String.raw`b =~ "eu-.*\\d\n"`)]
  expect(renderSelector('m_total', matchers)).toBe(String.raw`m_total{a="x\"y",b=~"eu-.*\\d\n"}`)
  expect(renderSelector('m_total', [])).toBe('m_total')
  expect(() => parseMatcher('a=b')).toThrow('not a matcher')
})

test.each([
  ['orders_total', 'orders_total'],
  [' orders_total { shop = "a", } ', 'orders_total{shop="a"}'],
  [String.raw`m{b!~"x|y",a="},\"=1"}`, String.raw`m{a="},\"=1",b!~"x|y"}`],
  ['m{}', 'm'],
])('the selector %s is read', (text, rendered) => {
  const { metric, matchers } = parseSelector(text)!
  expect(renderSelector(metric, matchers)).toBe(rendered)
})

test.each(['rate(m[5m])', 'm[5m]', 'm{a=b}', 'm{a="b"', '{a="b"}', 'm{a="b" c="d"}', ''])(
  '%s is no selector of a counter',
  (text) => {
    expect(parseSelector(text)).toBeUndefined()
  },
)

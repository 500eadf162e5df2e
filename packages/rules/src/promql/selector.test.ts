import { expect, test } from 'vitest'
import { parseSelector } from './parse-selector.ts'
import { renderSelector } from './selector.ts'
import { unquote } from './unquote.ts'

test.each([
  [`orders_total`, `orders_total`],
  [`orders_total{ shop = 'a"b' , code!~"5..", }`, `orders_total{code!~"5..",shop="a\\"b"}`],
  ['{__name__="orders_total"}', '{__name__="orders_total"}'],
  ['x{a=`\\d+`}', String.raw`x{a="\\d+"}`],
])('%s is printed as Prometheus does: %s', (text, printed) => {
  const { metric, matchers } = parseSelector(text)!
  expect(renderSelector(metric, matchers)).toBe(printed)
})

test.each(['rate(x[5m])', 'x{"a.b"="c"}', 'x{a=}', ''])('%s has no parts', (text) => {
  expect(parseSelector(text)).toBeUndefined()
})

test.each([
  [String.raw`"\x41\u00e9\U0001F600\101\n\q"`, 'A\u00e9\u{1f600}A\nq'],
  ["'it'", 'it'],
])('%s is %j', (quoted, text) => {
  expect(unquote(quoted)).toBe(text)
})

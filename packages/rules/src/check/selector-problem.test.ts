import { expect, test } from 'vitest'
import { selectorProblem } from './selector-problem.ts'

test.each(['orders_total', ' orders_total{shop="a",} ', '{__name__="orders_total"}', 'x{a=~"b|c", d!="e"}', 'a:b:c'])(
  '%s is a selector',
  (text) => {
    expect(selectorProblem(text)).toBeUndefined()
  },
)

test.each([
  ['rate(x[5m])', 0, 'A function'],
  ['sum by (a) (x)', 0, 'An aggregation'],
  ['x{a="b"}[5m]', 8, 'A range'],
  ['x[1h:5m]', 1, 'A range'],
  ['x offset 5m', 1, 'An offset'],
  ['x @ 5', 1, 'A fixed time'],
  ['a + b', 0, 'A calculation'],
  ['(x)', 0, 'A calculation'],
  ['1', 0, 'A calculation'],
  ['x{a="b"', 7, 'it ends too early'],
  ['x{a}', 3, '"}" cannot stand here'],
  ['x y', 2, '"y" cannot stand here'],
  ['x # orders', 2, 'more here'],
  ['x{__name__="y"}', 2, 'twice'],
  ['{}', 0, 'any metric'],
  ['{a="b"}', 0, 'any metric'],
  ['', 0, 'it ends too early'],
])('%s is none, from character %d on: %s', (text, character, message) => {
  expect(selectorProblem(text)).toMatchObject({ character, message: expect.stringContaining(message) as string })
})

import fc from 'fast-check'
import { expect, test } from 'vitest'

import { toNumber } from './column-type.ts'
import { parseDecimal } from './parse-decimal.ts'

function parse(text: string): number {
  const bytes = Buffer.from(`,${text},`)
  return parseDecimal(bytes, 1, bytes.length - 1)
}

test('gives the double that the text is, or leaves it to others', () => {
  const digits = fc.string({ unit: fc.constantFrom('0', '1', '4', '7', '9', '.', '+', '-'), maxLength: 24 })
  const texts = fc.oneof(fc.double().map(String), fc.integer().map(String), digits, fc.string({ maxLength: 5 }))
  fc.assert(
    fc.property(texts, (text) => {
      const value = parse(text)
      if (!Number.isNaN(value)) expect(value).toBe(toNumber(text))
    }),
    { numRuns: 20_000 },
  )
})

test.each(['0', '-0', '+7', '007', '5.', '.5', '-12.75', '0.7043970123456789', '9007199254740991', '1000000000000'])(
  'reads %s by itself',
  (text) => {
    expect(parse(text)).toBe(Number(text))
  },
)

test.each([
  '',
  '.',
  '-',
  '1.2.3',
  '1e5',
  '0x1',
  ' 1',
  '1 ',
  '1,5',
  'inf',
  '9007199254740993',
  '0.12345678901234567890123',
])('leaves %j to others', (text) => {
  expect(parse(text)).toBeNaN()
})

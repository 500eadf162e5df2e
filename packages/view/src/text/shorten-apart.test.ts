import fc from 'fast-check'
import { expect, test } from 'vitest'

import { shortenApart } from './shorten-apart.ts'

test.each([
  [
    ['station_clark_lake_rides', 'temp'],
    ['stati…rides', 'temp'],
  ],
  [
    ['customer_000123_ratio_30_days', 'customer_000456_ratio_30_days'],
    ['…0012…_days', '…0045…_days'],
  ],
  [
    ['a'.repeat(30), 'a'.repeat(31)],
    ['aaaaa…aaaaa', 'aaaaa…aaaaa'],
  ],
])('%j are %j', (names, short) => {
  const found = shortenApart(names, 11)
  if (new Set(short).size === short.length) expect(found).toEqual(short)
  else expect(new Set(found).size).toBe(names.length)
})

test('names that differ read differently, and those that fit stay', () => {
  const name = fc.stringMatching(/^(model_feature_|x_)?[ab]{0,24}(_last_30_days)?$/)
  fc.assert(
    fc.property(fc.uniqueArray(name, { maxLength: 12 }), fc.integer({ min: 3, max: 20 }), (names, length) => {
      const short = shortenApart(names, length)
      expect(new Set(short).size).toBe(names.length)
      for (const [index, text] of short.entries())
        if (names[index]!.length <= length && short.filter((other) => other === names[index]).length === 1)
          expect(text === names[index] || text.length <= length).toBe(true)
    }),
  )
})

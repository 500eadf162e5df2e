import fc from 'fast-check'
import { expect, test } from 'vitest'

import { shortenMiddle } from './shorten-middle.ts'

const lengthOf = (text: string): number => [...new Intl.Segmenter('en').segment(text)].length
const names = fc.string({ unit: 'grapheme', maxLength: 60 })
const lengths = fc.integer({ min: 3, max: 40 })

test.each([
  ['station_clark_lake_rides', 11, 'stati…rides'],
  ['station_clark_lake_rides', 12, 'statio…rides'],
  ['clark_lake', 10, 'clark_lake'],
  ['clark_lake', 0, 'c…e'],
  ['👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 3, '👩‍👩‍👧‍👦…👩‍👩‍👧‍👦'],
  ['', 5, ''],
])('"%s" in %d characters is "%s"', (name, length, text) => expect(shortenMiddle(name, length)).toBe(text))

test('a name that fits stays, and one that does not keeps both ends and fits', () => {
  fc.assert(
    fc.property(names, lengths, (name, length) => {
      const text = shortenMiddle(name, length)
      expect(text === name).toBe(lengthOf(name) <= length)
      if (text === name) return
      const at = text.indexOf('…', 1)
      expect(name.startsWith(text.slice(0, at))).toBe(true)
      expect(name.endsWith(text.slice(at + 1))).toBe(true)
      expect([at > 0, at < text.length - 1]).toEqual([true, true])
    }),
  )
})

test('a long name takes all the room there is', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z_]{41,80}$/), lengths, (name, length) => {
      expect(shortenMiddle(name, length)).toHaveLength(length)
    }),
  )
})

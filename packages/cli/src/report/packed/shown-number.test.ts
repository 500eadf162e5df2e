import { toNumberText, toPercentText, toSeverityText } from '@driftline/view'
import fc from 'fast-check'
import { expect, test } from 'vitest'

import { percentText, shareText, shownNumber, shownPercent, shownSeverity, shownShare } from './shown-number.ts'

const finite = fc.double({ noNaN: true, min: -1e300, max: 1e300 })
const share = fc.oneof(fc.double({ noNaN: true, min: 0, max: 1 }), fc.double({ noNaN: true, min: 0, max: 1e-6 }))

test('a number reads the same before and after', () => {
  fc.assert(
    fc.property(finite, (value) => {
      expect(toNumberText(shownNumber(value))).toBe(toNumberText(value))
    }),
  )
  fc.assert(
    fc.property(share, (value) => {
      expect(percentText(shownPercent(value))).toBe(toPercentText(value))
    }),
  )
})

test('a severity reads the same before and after, and is never more', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, min: 0, max: 100 }), (severity) => {
      expect(toSeverityText(shownSeverity(severity))).toBe(toSeverityText(severity))
      expect(shownSeverity(severity)).toBeLessThanOrEqual(severity)
    }),
  )
})

test.each([
  [0, '0 %'],
  [1e-9, '< 0.1 %'],
  [0.00049, '< 0.1 %'],
  [0.0005, '0.1 %'],
  [0.0425, '4.3 %'],
  [1, '100 %'],
])('the share %d of a bin reads %s', (value, text) => expect(shareText(shownShare(value))).toBe(text))

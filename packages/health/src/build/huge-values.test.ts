import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson } from '@driftline/profile'
import { profileOf, specOf } from '../judging.testing.ts'

const spec = specOf('model: {name: m}\nwindows: [1h]\n')
const huge = fc.constantFrom(Number.MAX_VALUE, -Number.MAX_VALUE, 1.5e308, -1.5e308, 1e300, Number.MIN_VALUE, 0, 1)

test('a profile of values whose sums and distances overflow has finite figures', () => {
  fc.assert(
    fc.property(fc.array(huge, { minLength: 1, maxLength: 40 }), (cells) => {
      const { features } = profileOf({ x: { type: 'numeric', cells } }, { spec })
      expect(() => canonicalJson(features)).not.toThrow()
    }),
  )
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { alignExponentialHistograms, createHistogramAligner } from './align-exponential-histograms.ts'
import { histogramOf, sampleValues } from './arbitrary-histograms.testing.ts'

const options = fc.record({
  maxSize: fc.constantFrom(2, 20, 320, 4096),
  zeroThreshold: fc.constantFrom(0, 2 ** -6, 0.3),
})

test('a prepared reference gives the same bins as one that is not, whatever it was compared with before', () => {
  const side = fc.tuple(sampleValues, options)
  fc.assert(
    fc.property(side, fc.array(side, { minLength: 1, maxLength: 12 }), ([values, own], others) => {
      const reference = histogramOf(values, own)
      const aligner = createHistogramAligner(reference)
      for (const [list, other] of others) {
        const current = histogramOf(list, other)
        expect(aligner(current)).toEqual(alignExponentialHistograms(reference, current))
      }
    }),
  )
})

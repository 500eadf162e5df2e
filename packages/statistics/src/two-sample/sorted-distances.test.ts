import fc from 'fast-check'
import { expect, test } from 'vitest'
import { kolmogorovSmirnovSorted } from './kolmogorov-smirnov.ts'
import { sortedDistances } from './sorted-distances.ts'
import { wassersteinSorted } from './wasserstein.ts'

/** With ties, within a sample and between them. */
const sample = fc
  .array(fc.oneof(fc.integer({ min: -5, max: 5 }), fc.double({ noNaN: true, min: -1e6, max: 1e6 })), { maxLength: 60 })
  .map((values) => values.toSorted((a, b) => a - b))

test('one walk gives to the last bit what the test and the distance give alone', () => {
  fc.assert(
    fc.property(sample, sample, (reference, current) => {
      const { ks, wasserstein } = sortedDistances(reference, current)
      expect(ks).toEqual(kolmogorovSmirnovSorted(reference, current))
      expect(wasserstein).toEqual(wassersteinSorted(reference, current))
    }),
    {
      examples: [
        [[], [1]],
        [[], []],
        [[0, 0], [0]],
      ],
    },
  )
})

import fc from 'fast-check'

/** Two arrays of whole counts on the same 2 to 12 bins, neither of them empty. */
export const countPair = fc
  .integer({ min: 2, max: 12 })
  .chain((k) => fc.tuple(countsOf(k), countsOf(k)))
  .filter(([a, b]) => a.some((count) => count > 0) && b.some((count) => count > 0))

/** Finite values with many ties, 1 to 40 of them. */
export const sample = fc.array(
  fc.oneof(fc.integer({ min: -5, max: 5 }), fc.double({ min: -100, max: 100, noNaN: true, noDefaultInfinity: true })),
  { minLength: 1, maxLength: 40 },
)

function countsOf(k: number): fc.Arbitrary<number[]> {
  return fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: k, maxLength: k })
}

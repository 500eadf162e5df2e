import { ML_DRIFT_STATE_VALUES } from '@driftline/semconv'
import fc from 'fast-check'
import { expect, test } from 'vitest'

import { compareCounts, compareRows } from './ranking.ts'

const row = fc.record({
  name: fc.constantFrom('a', 'b', 'c'),
  latest: fc.record(
    { severity: fc.constantFrom(0, 50, 100), lowerBound: fc.constantFrom(0, 0.1) },
    { requiredKeys: ['severity'] },
  ),
  worst: fc.record({ severity: fc.constantFrom(50, 100) }),
})
const counts = fc.dictionary(fc.constantFrom(...ML_DRIFT_STATE_VALUES), fc.nat(2))

test.each([
  ['rows', row, compareRows],
  ['models', counts, compareCounts],
] as const)('%s stand in one order, whichever are compared first', (_, made, compare) => {
  const order = compare as (a: unknown, b: unknown) => number
  fc.assert(
    fc.property(
      made as fc.Arbitrary<unknown>,
      made as fc.Arbitrary<unknown>,
      made as fc.Arbitrary<unknown>,
      (a, b, c) => {
        expect(Math.sign(order(a, b))).toBe(-Math.sign(order(b, a)) + 0)
        if (order(a, b) <= 0 && order(b, c) <= 0) expect(order(a, c)).toBeLessThanOrEqual(0)
      },
    ),
  )
})

test('what is certain tells between rows of the same severity', () => {
  const [more, less] = [0.3, 0.1].map((lowerBound) => ({
    name: String(lowerBound),
    latest: { severity: 100, lowerBound },
    worst: { severity: 100 },
  }))
  expect([less!, more!].toSorted(compareRows)).toEqual([more, less])
})

test('one feature to act on comes before many to investigate, and more ok is no less urgent', () => {
  const models = [{ ok: 50 }, { investigate: 20 }, { act: 1, ok: 99 }, { learning: 3 }, { act: 1, investigate: 1 }]
  expect(models.toSorted(compareCounts)).toEqual([
    { act: 1, investigate: 1 },
    { act: 1, ok: 99 },
    { investigate: 20 },
    { learning: 3 },
    { ok: 50 },
  ])
  expect(compareCounts({ ok: 1 }, { ok: 50 })).toBe(0)
})

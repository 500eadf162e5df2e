import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { SegmentCells } from './segment-contributions.ts'
import { splitShift, strongestContributions } from './segment-contributions.ts'

const cells = fc.array(fc.nat(500), { minLength: 4, maxLength: 4 })
const segments = fc.uniqueArray(
  fc.record({ value: fc.string({ minLength: 1, maxLength: 3 }), reference: cells, current: cells }),
  { minLength: 1, maxLength: 6, selector: ({ value }) => value },
)

function toSegments(drawn: readonly { value: string; reference: number[]; current: number[] }[]): SegmentCells[] {
  return drawn.map(({ value, reference, current }) => ({
    value,
    reference: { cells: reference },
    current: { cells: current },
  }))
}

test('mix and within of all segments add up to the whole shift', () => {
  fc.assert(
    fc.property(segments, (drawn) => {
      const split = splitShift('region', toSegments(drawn))
      if (split.length === 0) return
      expect(split.reduce((sum, { mix, within }) => sum + mix + within, 0)).toBeCloseTo(1, 6)
    }),
  )
})

test('a shift inside one segment is all within that segment', () => {
  const steady = { cells: [100, 100, 100, 100] }
  const split = splitShift('region', [
    { value: 'west', reference: steady, current: { cells: [10, 20, 70, 300] } },
    { value: 'east', reference: steady, current: steady },
  ])
  const [west] = strongestContributions(split, 1)
  expect(west).toMatchObject({ segment: { name: 'region', value: 'west' } })
  expect(west!.within).toBeCloseTo(1, 9)
  expect(west!.mix).toBeCloseTo(0, 9)
})

test('another mix of segments that did not change is all mix', () => {
  const low = [90, 10]
  const high = [10, 90]
  const split = splitShift('region', [
    { value: 'west', reference: { cells: low }, current: { cells: low.map((n) => 3 * n) } },
    { value: 'east', reference: { cells: high }, current: { cells: high } },
  ])
  for (const { within } of split) expect(within).toBeCloseTo(0, 9)
  expect(split.reduce((sum, { mix }) => sum + mix, 0)).toBeCloseTo(1, 9)
})

test('a segment that was not there before changed only who came', () => {
  const split = splitShift('region', [
    { value: 'west', reference: { cells: [100, 100] }, current: { cells: [100, 100] } },
    { value: 'new', reference: { cells: [0, 0] }, current: { cells: [0, 200] } },
  ])
  expect(split.map(({ within }) => within)).toEqual([0, 0])
})

test('without rows or without a shift there is nothing to split', () => {
  const none = { cells: [0, 0] }
  const some = { cells: [5, 5] }
  expect(splitShift('region', [{ value: 'a', reference: none, current: some }])).toEqual([])
  expect(splitShift('region', [{ value: 'a', reference: some, current: some }])).toEqual([])
})

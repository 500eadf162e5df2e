import { expect, test } from 'vitest'
import { splitGaps } from './split-gaps.ts'

const bins = { edges: [0, 1, 3, 4], reference: [5, 0, 2], current: [1, 0, 0], referenceMeans: [0.4, 2, 3.5] }

test('cells in a gap, before the first bin and after the last become bins with gaps beside them', () => {
  const cells = [
    { lower: -2, upper: -1, count: 7 },
    { lower: 1.5, upper: 2, count: 8 },
    { lower: 2, upper: 3, count: 9 },
    { lower: 4, upper: 5, count: 6 },
  ]
  expect(splitGaps(bins, cells)).toEqual({
    edges: [-2, -1, 0, 1, 1.5, 2, 3, 4, 5],
    reference: [0, 0, 5, 0, 0, 0, 2, 0],
    current: [7, 0, 1, 0, 8, 9, 0, 6],
    referenceMeans: [-1.5, -0.5, 0.4, 1.25, 1.75, 2.5, 3.5, 4.5],
  })
})

test.each([
  ['without width', { lower: 2, upper: 2, count: 1 }],
  ['in a bin of the reference', { lower: 0, upper: 0.5, count: 1 }],
  ['beyond its gap', { lower: 2, upper: 3.5, count: 1 }],
  ['around the first edge', { lower: -1, upper: 0.5, count: 1 }],
])('a cell %s has no place', (_, cell) => {
  expect(splitGaps(bins, [cell])).toBeUndefined()
})

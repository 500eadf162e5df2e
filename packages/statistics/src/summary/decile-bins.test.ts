import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sample } from '../internal/arbitrary-samples.testing.ts'
import { readReferenceValues } from '../internal/reference-values.testing.ts'
import { countLeftClosed, countWithTies } from './count-bins.ts'
import { decileBins } from './decile-bins.ts'
import { sortSample } from './sort-sample.ts'

interface Case {
  readonly reference: readonly number[]
  readonly current: readonly number[]
  readonly edges: readonly number[]
  readonly tied: readonly number[]
  readonly leftClosed: readonly number[]
  readonly withTies: readonly number[]
}
const { cases } = readReferenceValues<Case>('decile-bins')
const binsOf = (values: readonly number[]) => decileBins(sortSample(values).sorted)
const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0)

describe('the reference values', () => {
  test.each(cases)('agree for $name', ({ reference, current, edges, tied, leftClosed, withTies }) => {
    const bins = binsOf(reference)
    expect(bins).toEqual({ edges, tied })
    expect(countLeftClosed(current, bins.edges)).toEqual(leftClosed)
    expect(countWithTies(current, bins)).toEqual(withTies)
  })
})

describe('the laws', () => {
  test('every finite value is counted once', () => {
    fc.assert(
      fc.property(sample, sample, (reference, current) => {
        const bins = binsOf(reference)
        expect(sum(countLeftClosed(current, bins.edges))).toBe(current.length)
        expect(sum(countWithTies(current, bins))).toBe(current.length)
      }),
    )
  })
  test('counting two windows and adding is counting both at once', () => {
    fc.assert(
      fc.property(sample, sample, sample, (reference, a, b) => {
        const bins = binsOf(reference)
        const second = countWithTies(b, bins)
        const added = countWithTies(a, bins).map((count, i) => count + second[i]!)
        expect(countWithTies([...a, ...b], bins)).toEqual(added)
      }),
    )
  })
  test('without tied edges both ways of counting agree', () => {
    fc.assert(
      fc.property(sample, sample, (reference, current) => {
        const { edges } = binsOf(reference)
        expect(countWithTies(current, { edges, tied: [] })).toEqual(countLeftClosed(current, edges))
      }),
    )
  })
  test('the edges ascend and the tied ones are among them', () => {
    fc.assert(
      fc.property(sample, (reference) => {
        const { edges, tied } = binsOf(reference)
        expect(edges.every((edge, i) => i === 0 || edges[i - 1]! < edge)).toBe(true)
        expect(tied.every((edge) => edges.includes(edge))).toBe(true)
      }),
    )
  })
})

describe('the edges', () => {
  test('an empty reference has no bins to speak of', () => {
    expect(binsOf([])).toEqual({ edges: [], tied: [] })
    expect(countWithTies([1, 2], { edges: [], tied: [] })).toEqual([2])
  })
  test('a constant reference has one tied edge with a cell of its own', () => {
    const bins = binsOf([0.003467, 0.003467, 0.003467])
    expect(bins).toEqual({ edges: [0.003467], tied: [0.003467] })
    expect(countWithTies([0.003, 0.003467, 0.004], bins)).toEqual([1, 1, 1])
  })
  test('missing and infinite values are in no bin', () => {
    expect(countLeftClosed([NaN, 1, Infinity, -Infinity], [0])).toEqual([0, 1])
  })
  test('a value on an edge belongs to the bin above', () => {
    expect(countLeftClosed([1], [1])).toEqual([0, 1])
  })
})

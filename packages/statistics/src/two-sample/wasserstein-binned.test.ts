import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sample } from '../internal/arbitrary-samples.testing.ts'
import { countAligned } from '../internal/count-aligned.testing.ts'
import { expectClose, readReferenceValues } from '../internal/reference-values.testing.ts'
import { wassersteinDistance } from './wasserstein.ts'
import { wassersteinBinned } from './wasserstein-binned.ts'

interface Case {
  readonly reference: readonly number[]
  readonly current: readonly number[]
  readonly distance: number
}
const { cases, tolerance } = readReferenceValues<Case>('wasserstein')
const ascending = (values: readonly number[]) => [...new Set(values)].toSorted((a, b) => a - b)
const justBelow = (value: number) => (value === 0 ? -Number.MIN_VALUE : value - Math.abs(value) * 2 ** -52)
const boundsOf = (a: readonly number[], b: readonly number[]) => ({
  min: Math.min(...a, ...b),
  max: Math.max(...a, ...b),
})
const innerEdges = fc.uniqueArray(fc.integer({ min: -99, max: 99 }), { maxLength: 30 })
const openEdges = innerEdges.map((edges) => ascending([-Infinity, Infinity].concat(edges)))

describe('the reference values', () => {
  test.each(cases)('agree for $name when every value has a bin of its own', ({ reference, current, distance }) => {
    const values = [...reference, ...current]
    const edges = ascending([...values, ...values.map(justBelow)])
    const aligned = countAligned(reference, current, edges)
    expectClose(wassersteinBinned(aligned, boundsOf(reference, current)), distance, tolerance * 1000)
  })
})

describe('the laws', () => {
  test('it misses the distance of the raw rows by no more than the widest bin', () => {
    fc.assert(
      fc.property(sample, sample, openEdges, (a, b, edges) => {
        const bounds = boundsOf(a, b)
        const closed = edges.map((edge) => Math.min(Math.max(edge, bounds.min), bounds.max))
        const widest = Math.max(...closed.slice(1).map((upper, i) => upper - closed[i]!))
        const estimate = wassersteinBinned(countAligned(a, b, edges), bounds)
        expect(Math.abs(estimate - wassersteinDistance(a, b).distance)).toBeLessThanOrEqual(widest + 1e-9)
      }),
    )
  })
  test('it is 0 when one sample is the other, repeated', () => {
    fc.assert(
      fc.property(sample, openEdges, (a, edges) => {
        expect(wassersteinBinned(countAligned(a, [...a, ...a], edges), boundsOf(a, a))).toBe(0)
      }),
    )
  })
  test('it grows with the unit', () => {
    const doubled = (values: readonly number[]) => values.map((value) => value * 2)
    fc.assert(
      fc.property(sample, sample, openEdges, (a, b, edges) => {
        const once = wassersteinBinned(countAligned(a, b, edges), boundsOf(a, b))
        const twice = countAligned(doubled(a), doubled(b), doubled(edges))
        expectClose(wassersteinBinned(twice, boundsOf(doubled(a), doubled(b))), once * 2, 1e-9)
      }),
    )
  })
  test('without bounds to close the open bins it is never larger than with them', () => {
    fc.assert(
      fc.property(sample, sample, openEdges, (a, b, edges) => {
        const { min, max } = boundsOf(a, b)
        const aligned = countAligned(
          a,
          b,
          edges.filter((edge) => !Number.isFinite(edge) || (edge >= min && edge <= max)),
        )
        expect(wassersteinBinned(aligned)).toBeLessThanOrEqual(wassersteinBinned(aligned, { min, max }) + 1e-9)
      }),
    )
  })
  test('it is exact when the current window is shaped like the reference inside each bin', () => {
    const reference = [0.2, 0.4, 0.9, 1.1, 1.5, 1.6, 2.5, 2.6, 2.9]
    const current = [0.2, 0.4, 0.9, 0.2, 0.4, 0.9, 1.1, 1.5, 1.6, 2.5, 2.6, 2.9]
    const aligned = countAligned(reference, current, [0, 1, 2, 3])
    expectClose(wassersteinBinned(aligned), wassersteinDistance(reference, current).distance, 1e-12)
  })
})

describe('the edges', () => {
  test('an empty side gives NaN', () => {
    expect(wassersteinBinned({ edges: [0, 1, 2], reference: [0, 0], current: [1, 2] })).toBeNaN()
  })
  test('a difference that changes sign inside a bin does not cancel', () => {
    const aligned = { edges: [0, 1, 2, 3], reference: [10, 0, 10], current: [0, 20, 0], referenceMeans: [1, 1.5, 2] }
    expect(wassersteinBinned(aligned)).toBe(0.25)
  })
  test('an open outer bin counts up to the bounds', () => {
    const aligned = { edges: [-Infinity, 0, Infinity], reference: [10, 0], current: [0, 10], referenceMeans: [-1, NaN] }
    expect(wassersteinBinned(aligned)).toBe(1)
    expect(wassersteinBinned(aligned, { min: -4, max: 6 })).toBe(4)
  })
  test('a mean outside its bin stands for the nearer edge', () => {
    const aligned = { edges: [0, 1, 2], reference: [10, 0], current: [0, 10], referenceMeans: [7, NaN] }
    expect(wassersteinBinned(aligned)).toBe(0.5)
  })
  test.each([
    [{ edges: [0, 1], reference: [1, 2], current: [1, 2] }, '2 edges for 2 counts'],
    [{ edges: [0, 1, 2], reference: [1, 2], current: [1, 2], referenceMeans: [1] }, '1 reference means for 2 counts'],
    [{ edges: [0, 1, 2], reference: [1, 2], current: [1] }, 'reference has 2 counts and current has 1'],
  ])('lengths that do not fit are refused (%#)', (aligned, message) => {
    expect(() => wassersteinBinned(aligned)).toThrow(message)
  })
  test('bounds the wrong way round are refused', () => {
    const aligned = { edges: [0, 1], reference: [1], current: [1] }
    expect(() => wassersteinBinned(aligned, { min: 2, max: 1 })).toThrow('bounds.min is 2 and bounds.max is 1')
  })
})

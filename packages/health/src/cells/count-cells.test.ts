import type { FeatureProfile } from '@driftline/profile'
import { createExplicitHistogram, createExponentialHistogram } from '@driftline/statistics'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createBlockCounter } from '../build/block-counter.ts'
import { profileFeature } from '../build/profile-feature.ts'
import { classifyRows } from '../counts/classified-rows.ts'
import { countRows } from '../counts/count-rows.ts'
import { ruleOfProfile } from '../counts/profile-rule.ts'
import { createRandom } from '../judging.testing.ts'
import { layoutOf } from './cell-layout.ts'
import { createCellCounter } from './count-cells.ts'
import { compareCounted, mergeCounted, rowsCounted } from './counted-window.ts'

function profileOf(cells: readonly number[], type: 'numeric' | 'score' = 'numeric'): FeatureProfile {
  return profileFeature({ type, cells }, [])!.profile
}

const random = createRandom(3)
const normal = (): number => Array.from({ length: 12 }, random).reduce((a, b) => a + b, -6)
const SHAPES: Readonly<Record<string, () => number>> = {
  normal,
  kelvin: () => 290 + 8 * normal(),
  lognormal: () => Math.exp(2 * normal()),
  counts: () => Math.floor(10 * random() ** 3),
  'half zeros': () => (random() < 0.5 ? 0 : Math.exp(normal())),
  'a few codes': () => [-1, 3, 7][Math.floor(3 * random())]!,
}

test.each(Object.entries(SHAPES))('rows of %s are in the same cells one by one and from a sketch', (_, draw) => {
  const profile = profileOf(Array.from({ length: 3000 }, draw))
  const layout = layoutOf(profile)
  const counter = createCellCounter(layout)
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 400 }), fc.double({ min: -3, max: 3, noNaN: true }), (n, shift) => {
      const cells = Array.from({ length: n }, () => draw() + shift)
      const rows = classifyRows(cells, ruleOfProfile(profile, undefined))
      const one = createBlockCounter(rows, layout)(cells.map((__, row) => row))
      const counts = countRows(profile, cells, undefined)
      const sketched = counter.count(counts)!
      expect(compareCounted(layout.type, sketched, one.counted).current).toEqual(
        compareCounted(layout.type, one.counted, sketched).current,
      )
      expect(rowsCounted(sketched)).toBe(n)
      if (!sketched.lost) expect(sketched.cells).toEqual(one.counted.cells)
      const tails = counter.tails(counts)
      if (tails !== undefined) expect(tails).toBe(one.rates.tails.count)
    }),
    { numRuns: 60 },
  )
})

test.each(Object.entries(SHAPES))('windows like the reference lose no edge of %s', (_, draw) => {
  const profile = profileOf(Array.from({ length: 3000 }, draw))
  const counter = createCellCounter(layoutOf(profile))
  for (let window = 0; window < 20; window += 1) {
    const counted = counter.count(countRows(profile, Array.from({ length: 300 }, draw), undefined))
    expect(counted?.lost).toBeUndefined()
  }
})

test('cells hold about a tenth of the rows each', () => {
  const counter = createCellCounter(layoutOf(profileOf(Array.from({ length: 20_000 }, normal))))
  const histogram = createExponentialHistogram({})
  for (let i = 0; i < 20_000; i += 1) histogram.record(normal())
  const { cells } = counter.count({ values: histogram.toData(), special: {}, problems: {} })!
  expect(cells).toHaveLength(10)
  for (const rows of cells) expect(rows / 20_000).toBeCloseTo(0.1, 1)
})

test('a value that fills two tenths has a cell of its own', () => {
  const cells = Array.from({ length: 1000 }, (_, i) => (i % 2 === 0 ? 0 : 1 + i / 1000))
  const { cells: chosen } = layoutOf(profileOf(cells)) as { cells: { belowZero: boolean; aboveZero: boolean } }
  expect(chosen).toMatchObject({ belowZero: true, aboveZero: true })
})

test('a sketch too coarse for an edge merges the cells beside it, and no row is lost', () => {
  const profile = profileOf(Array.from({ length: 3000 }, () => 290 + 8 * normal()))
  const counter = createCellCounter(layoutOf(profile))
  const coarse = createExponentialHistogram({ maxSize: 20 })
  for (let i = 0; i < 500; i += 1) coarse.record(i < 2 ? 10 ** (3 * i) : 290 + 8 * normal())
  const counted = counter.count({ values: coarse.toData(), special: {}, problems: {} })!
  expect(counted.lost?.length).toBeGreaterThan(0)
  expect(rowsCounted(counted)).toBe(500)
  const whole = { cells: counted.cells.map(() => 10) }
  const { reference, current } = compareCounted('numeric', whole, counted)
  expect(reference.ordered).toHaveLength(current.ordered.length)
  expect(reference.ordered.reduce((a, b) => a + b, 0)).toBe(10 * whole.cells.length)
})

test('merging windows cell by cell is counting their rows together', () => {
  const profile = profileOf(Array.from({ length: 3000 }, normal))
  const counter = createCellCounter(layoutOf(profile))
  const count = (cells: readonly number[]) => counter.count(countRows(profile, cells, undefined))!
  const numbers = fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { maxLength: 50 })
  fc.assert(
    fc.property(numbers, numbers, (a, b) => {
      expect(mergeCounted(count(a), count(b)).cells).toEqual(count([...a, ...b]).cells)
      expect(mergeCounted(count(a), count(b))).toEqual(mergeCounted(count(b), count(a)))
    }),
  )
})

test('scores are in the same cells one by one and from a histogram with more edges', () => {
  const profile = profileOf(
    Array.from({ length: 2000 }, () => random() ** 3),
    'score',
  )
  const layout = layoutOf(profile)
  const counter = createCellCounter(layout)
  if (profile.type !== 'score') throw new Error('It is a score.')
  const histogram = createExplicitHistogram([...profile.bounds])
  const cells = Array.from({ length: 300 }, () => random() ** 2)
  for (const cell of cells) histogram.record(cell)
  const one = createBlockCounter(classifyRows(cells, ruleOfProfile(profile, undefined)), layout)(cells.map((_, i) => i))
  expect(counter.count({ scores: histogram.toData(), special: {}, problems: {} })?.cells).toEqual(one.counted.cells)
})

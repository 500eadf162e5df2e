import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createRandom } from '../judging.testing.ts'
import type { CountedBlock } from './block-scatter.ts'
import { measureBlocks } from './block-scatter.ts'
import { designEffectOfMerged, designEffectOfRate, GUESSED_DESIGN_EFFECT } from './design-effect.ts'

const CELLS = 10

function blocksOf(blockCount: number, { rows, repeat }: { rows: number; repeat: number }): readonly CountedBlock[] {
  const random = createRandom(7)
  return Array.from({ length: blockCount }, () => {
    const cells = Array.from({ length: CELLS }, () => 0)
    for (let row = 0; row < rows / repeat; row++) cells[Math.floor(random() * CELLS)]! += repeat
    return { counted: { cells }, phase: undefined }
  })
}

/** Weekdays alike, Sundays with all their rows in the upper half. */
function weeksOf(weekCount: number, sundays: boolean): readonly CountedBlock[] {
  const random = createRandom(11)
  return Array.from({ length: 7 * weekCount }, (_, day) => {
    const cells = Array.from({ length: CELLS }, () => 0)
    const isSunday = sundays && day % 7 === 6
    for (let row = 0; row < 500; row++) cells[Math.floor((isSunday ? 0.5 + random() / 2 : random()) * CELLS)]! += 1
    return { counted: { cells }, phase: day % 7 }
  })
}

test('independent rows have a design effect near 1', () => {
  const { designEffect } = measureBlocks('numeric', blocksOf(200, { rows: 500, repeat: 1 }), undefined)
  expect(designEffect.blocks).toBe(200)
  expect(designEffect.value).toBeGreaterThanOrEqual(1)
  expect(designEffect.value).toBeLessThan(1.15)
})

test('five identical rows per entity have a design effect near 5', () => {
  const { designEffect } = measureBlocks('numeric', blocksOf(200, { rows: 1000, repeat: 5 }), undefined)
  expect(designEffect.value).toBeGreaterThan(4.3)
  expect(designEffect.value).toBeLessThan(5.7)
})

test('one odd block among many moves the design effect, since the mean holds what the median hides', () => {
  const odd: CountedBlock = { counted: { cells: [500, 0, 0, 0, 0, 0, 0, 0, 0, 0] }, phase: undefined }
  const { designEffect } = measureBlocks('numeric', [...blocksOf(29, { rows: 500, repeat: 1 }), odd], undefined)
  expect(designEffect.value).toBeGreaterThan(5)
})

test('with fewer than four blocks the cautious guess stands', () => {
  expect(measureBlocks('numeric', blocksOf(3, { rows: 500, repeat: 5 }), undefined).designEffect).toEqual(
    GUESSED_DESIGN_EFFECT,
  )
  expect(measureBlocks('numeric', [], undefined).designEffect).toEqual(GUESSED_DESIGN_EFFECT)
})

test('a constant feature scatters by nothing', () => {
  const constant = Array.from({ length: 50 }, () => ({ counted: { cells: [0, 48, 0] }, phase: undefined }))
  expect(measureBlocks('numeric', constant, undefined).designEffect).toMatchObject({ value: 1, blocks: 50 })
})

test('a weekly rhythm is kept by weekday; without one all days stand together', () => {
  const rhythm = measureBlocks('numeric', weeksOf(4, true), 'weekday')
  expect(rhythm.phases?.phase).toBe('weekday')
  expect(Object.keys(rhythm.phases?.tables ?? {})).toHaveLength(7)
  expect(rhythm.designEffect.value).toBeLessThan(1.5)
  expect(measureBlocks('numeric', weeksOf(4, true), undefined).designEffect.value).toBeGreaterThan(5)
  expect(measureBlocks('numeric', weeksOf(4, false), 'weekday').phases).toBeUndefined()
})

test('days off that are alike are kept together, whichever days they are', () => {
  const [work, off] = [
    [10, 80, 10],
    [40, 20, 40],
  ]
  const weeksWith = (weekend: readonly number[]): readonly CountedBlock[] =>
    Array.from({ length: 28 }, (_, day) => ({
      counted: { cells: weekend.includes(day % 7) ? off : work },
      phase: day % 7,
    }))
  expect(measureBlocks('categorical', weeksWith([5, 6]), 'weekday').phases).toEqual({
    phase: 'weekday',
    alike: [
      [0, 1, 2, 3, 4],
      [5, 6],
    ],
    tables: { 0: { cells: [200, 1600, 200] }, 5: { cells: [320, 160, 320] } },
  })
  expect(measureBlocks('categorical', weeksWith([4, 5]), 'weekday').phases?.alike?.[1]).toEqual([4, 5])
  expect(measureBlocks('categorical', weeksWith([6]), 'weekday').phases).not.toHaveProperty('alike')
})

test('runs of windows that resemble their neighbours scatter more than one window, runs of others do not', () => {
  const random = createRandom(5)
  const alike = Array.from({ length: 64 }, (_, day): CountedBlock => {
    const cells = Array.from({ length: CELLS }, () => 0)
    const isHigh = Math.floor(day / 16) % 2 === 1
    for (let row = 0; row < 200; row++)
      cells[Math.floor(CELLS * (isHigh ? 0.2 + 0.8 * random() : 0.8 * random()))]! += 1
    return { counted: { cells }, phase: undefined }
  })
  const { designEffect } = measureBlocks('numeric', alike, undefined)
  expect(designEffectOfMerged(designEffect, 8).value).toBeGreaterThan(4 * designEffect.value)
  expect(designEffectOfMerged(designEffect, 32).value).toBeCloseTo(2 * designEffectOfMerged(designEffect, 16).value, 9)
  const independent = measureBlocks('numeric', blocksOf(200, { rows: 200, repeat: 1 }), undefined).designEffect
  expect(designEffectOfMerged(independent, 8).value).toBeLessThan(1.5)
  expect(designEffectOfMerged(GUESSED_DESIGN_EFFECT, 8)).toEqual(GUESSED_DESIGN_EFFECT)
})

test('blocks too thin to be measured one by one are measured in runs', () => {
  const thin = blocksOf(64, { rows: 12, repeat: 1 })
  const { designEffect } = measureBlocks('numeric', thin, undefined)
  expect(designEffect.merged?.[0]?.windows).toBe(4)
  expect(designEffect.blocks).toBe(16)
})

test('a phase whose rows are all in one cell tells more than all phases together', () => {
  const weekday = Array.from({ length: 28 }, (_, day): CountedBlock => {
    const cells = Array.from({ length: 7 }, (__, i) => (i === day % 7 ? 100 : 0))
    return { counted: { cells }, phase: day % 7 }
  })
  expect(measureBlocks('categorical', weekday, 'weekday').phases?.phase).toBe('weekday')
})

test('one block of a phase is no phase, and months need three of each', () => {
  expect(measureBlocks('numeric', weeksOf(4, true).slice(0, 8), 'weekday').phases).toBeUndefined()
  expect(measureBlocks('numeric', weeksOf(2, true), 'month').phases).toBeUndefined()
  expect(measureBlocks('numeric', weeksOf(3, true), 'month').phases?.phase).toBe('month')
})

test('a steady rate does not scatter, one that differs from block to block does', () => {
  const steady = Array.from({ length: 30 }, () => ({ count: 50, rows: 1000 }))
  expect(designEffectOfRate(steady)).toEqual({ value: 1, blocks: 30 })
  const wild = steady.map(({ rows }, i) => ({ count: i % 2 === 0 ? 10 : 90, rows }))
  expect(designEffectOfRate(wild).value).toBeGreaterThan(30)
  expect(designEffectOfRate(steady.slice(0, 3))).toEqual(GUESSED_DESIGN_EFFECT)
  expect(designEffectOfRate(steady.map(({ rows }) => ({ count: 0, rows })))).toEqual({ value: 1, blocks: 30 })
})

test('the order of the blocks of a rate does not matter', () => {
  const block = fc.record({ count: fc.nat(100), rows: fc.integer({ min: 100, max: 1000 }) })
  fc.assert(
    fc.property(fc.array(block, { minLength: 4, maxLength: 20 }), (blocks) => {
      const { value } = designEffectOfRate(blocks)
      expect(value).toBeGreaterThanOrEqual(1)
      expect(designEffectOfRate(blocks.toReversed()).value).toBeCloseTo(value, 9)
    }),
  )
})

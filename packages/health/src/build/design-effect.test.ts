import { expect, test } from 'vitest'
import type { CellTable } from '../comparison/cell-table.ts'
import { GUESSED_DESIGN_EFFECT, measureDesignEffect } from './design-effect.ts'

const CELLS = 10

/** Numerical Recipes' LCG: the same numbers everywhere. */
function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(1664525, state) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

function blocksOf(blockCount: number, { rows, repeat }: { rows: number; repeat: number }): readonly CellTable[] {
  const random = createRandom(7)
  return Array.from({ length: blockCount }, () => {
    const ordered = Array.from({ length: CELLS }, () => 0)
    for (let row = 0; row < rows / repeat; row++) ordered[Math.floor(random() * CELLS)]! += repeat
    return { ordered, unordered: [] }
  })
}

test('independent rows have a design effect near 1', () => {
  const { value, blocks } = measureDesignEffect(blocksOf(200, { rows: 500, repeat: 1 }))
  expect(blocks).toBe(200)
  expect(value).toBeGreaterThanOrEqual(1)
  expect(value).toBeLessThan(1.15)
})

test('five identical rows per entity have a design effect near 5', () => {
  const { value } = measureDesignEffect(blocksOf(200, { rows: 1000, repeat: 5 }))
  expect(value).toBeGreaterThan(4.3)
  expect(value).toBeLessThan(5.7)
})

test('with fewer than 20 blocks the cautious guess stands', () => {
  expect(measureDesignEffect(blocksOf(19, { rows: 500, repeat: 5 }))).toEqual(GUESSED_DESIGN_EFFECT)
  expect(measureDesignEffect([])).toEqual(GUESSED_DESIGN_EFFECT)
})

test('a constant feature scatters by nothing', () => {
  const constant = Array.from({ length: 50 }, () => ({ ordered: [0, 48, 0], unordered: [] }))
  expect(measureDesignEffect(constant)).toEqual({ value: 1, blocks: 50 })
})

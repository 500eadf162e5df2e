import { chiSquareQuantile, populationStabilityIndex } from '@driftline/statistics'
import type { CellTable } from '../comparison/cell-table.ts'
import { comparedCells } from '../comparison/cell-table.ts'
import type { DesignEffect } from '@driftline/profile'

/** φ where it could not be measured: rows of one hour or day are seldom independent. */
export const GUESSED_DESIGN_EFFECT: DesignEffect = { value: 2, blocks: 0 }

/** φ above this means that the reference does not resemble one window, and no verdict is given. */
export const MAXIMUM_DESIGN_EFFECT = 10

/** A block below this many rows says nothing about scatter. */
export const MINIMUM_BLOCK_ROWS = 30

/** Fewer blocks than this and one odd block, or a drift inside the reference, would decide the median. */
export const MINIMUM_BLOCKS = 20

/**
 * Design effect of a feature: the median over contiguous blocks of the reference of PSI/k, each block against the
 * rest, relative to the median of χ²(B−1), which independent rows would give. At least 1.
 *
 * Blocks with fewer than 30 rows are left out; where fewer than 20 remain the guess of 2 stands. Blocks of a constant
 * feature scatter by nothing.
 *
 * @param blocks cell counts by block, all with the same cells.
 * @see Kish (1965), Survey Sampling, for the design effect; the scale of PSI: Yurdakul & Naranjo (2020).
 */
export function measureDesignEffect(blocks: readonly CellTable[]): DesignEffect {
  const total = blocks.reduce<CellTable | undefined>((sum, block) => (sum ? addTables(sum, block) : block), undefined)
  if (!total) return GUESSED_DESIGN_EFFECT
  const ratios = blocks.flatMap((block) => scatter(block, subtractTables(total, block)))
  if (ratios.length < MINIMUM_BLOCKS) return GUESSED_DESIGN_EFFECT
  return { value: Math.max(1, median(ratios)), blocks: ratios.length }
}

/** PSI/k of a block against the rest, relative to the median of χ²(B−1); nothing where either has too few rows. */
function scatter(block: CellTable, rest: CellTable): readonly number[] {
  const rows = rowsOf(block)
  const restRows = rowsOf(rest)
  if (rows < MINIMUM_BLOCK_ROWS || restRows < MINIMUM_BLOCK_ROWS) return []
  const { reference, current } = comparedCells(rest, block)
  if (reference.length < 2) return [0]
  const psi = populationStabilityIndex(reference, current, { pseudoCount: 0.5 })
  return [psi / (1 / rows + 1 / restRows) / chiSquareQuantile(0.5, reference.length - 1)]
}

function rowsOf({ ordered, unordered }: CellTable): number {
  return [...ordered, ...unordered].reduce((a, b) => a + b, 0)
}

function addTables(a: CellTable, b: CellTable): CellTable {
  return {
    ordered: a.ordered.map((count, i) => count + b.ordered[i]!),
    unordered: a.unordered.map((count, i) => count + b.unordered[i]!),
  }
}

function subtractTables(a: CellTable, b: CellTable): CellTable {
  return {
    ordered: a.ordered.map((count, i) => count - b.ordered[i]!),
    unordered: a.unordered.map((count, i) => count - b.unordered[i]!),
  }
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

import type { DesignEffect } from '@driftline/profile'
import { populationStabilityIndex } from '@driftline/statistics'
import type { CellTable } from '../comparison/cell-table.ts'
import { comparedCells } from '../comparison/cell-table.ts'
import { PSEUDO_COUNT } from '../comparison/distribution-effect.ts'
import type { FeatureComparison } from '../comparison/feature-comparison.ts'
import type { Rate } from '../comparison/rate-effect.ts'
import { wholeRuns } from './whole-runs.ts'

/** φ where it could not be measured: rows of one hour or day are seldom independent. */
export const GUESSED_DESIGN_EFFECT: DesignEffect = { value: 2, blocks: 0 }
/** A block below this many rows says nothing about scatter. */
export const MINIMUM_BLOCK_ROWS = 30
/** Fewer blocks than this measure nothing. */
export const MINIMUM_BLOCKS = 4

/**
 * How much more a block differs from the other rows than independent rows would: PSI/(k(B − 1)), 1 on average for
 * independent rows. 0 where all rows are in one cell.
 *
 * @returns undefined where either has fewer than 30 rows.
 */
export function scatterOf(block: CellTable, others: CellTable): number | undefined {
  return scatterOfCells({ reference: others, current: block, cells: comparedCells(others, block) }, MINIMUM_BLOCK_ROWS)
}

/** The same where the cells were pooled already, and of fewer rows. */
export function scatterOfCells(
  { reference: others, current: block, cells }: Pick<FeatureComparison, 'reference' | 'current' | 'cells'>,
  minimumRows: number,
): number | undefined {
  const rows = rowsOf(block)
  const otherRows = rowsOf(others)
  if (rows < minimumRows || otherRows < minimumRows) return undefined
  const { reference, current } = cells
  if (reference.length < 2) return 0
  const psi = populationStabilityIndex(reference, current, { pseudoCount: PSEUDO_COUNT })
  return psi / (1 / rows + 1 / otherRows) / (reference.length - 1)
}

/**
 * Design effect of a distribution: the mean of what {@link scatterOf} gives for the blocks of a reference, at least 1.
 * From fewer than four blocks the guess of 2.
 *
 * @see Kish (1965), Survey Sampling, for the design effect; the scale of PSI: Yurdakul & Naranjo (2020).
 */
export function designEffectOfScatter(scatter: readonly number[]): DesignEffect {
  if (scatter.length < MINIMUM_BLOCKS) return GUESSED_DESIGN_EFFECT
  const mean = scatter.reduce((a, b) => a + b, 0) / scatter.length
  return { value: Math.max(1, mean), blocks: scatter.length }
}

/**
 * Design effect of several windows in a row merged into one. Neighbours resemble each other, so a merged window scatters
 * more than one of independent rows: the larger of the next shorter and longer run that were measured, beyond them as if all its windows were alike. A guess
 * stays the guess.
 */
export function designEffectOfMerged(effect: DesignEffect, windows: number): DesignEffect {
  const { value, blocks, merged = [] } = effect
  if (windows === 1 || blocks === 0) return { value, blocks }
  const runs = [{ windows: 1, value, blocks }, ...merged]
  const longer = runs.find((run) => run.windows >= windows)
  const shorter = runs.findLast((run) => run.windows <= windows)!
  if (!longer) return { value: (shorter.value * windows) / shorter.windows, blocks: shorter.blocks }
  return longer.value > shorter.value ? toEffect(longer) : toEffect(shorter)
}

function toEffect({ value, blocks }: DesignEffect): DesignEffect {
  return { value, blocks }
}

/**
 * Design effect of a rate: Pearson's X² of the blocks' counts over its degrees of freedom, X²/(b − 1), at least 1. From
 * fewer than four blocks with rows the guess of 2; a rate of 0 or 1 everywhere does not scatter.
 *
 * @see McCullagh & Nelder (1989), Generalized Linear Models, §4.5, for overdispersion by X².
 */
export function designEffectOfRate(blocks: readonly Rate[]): DesignEffect {
  const known = blocks.filter(({ rows }) => rows > 0)
  if (known.length < MINIMUM_BLOCKS) return GUESSED_DESIGN_EFFECT
  const rows = known.reduce((sum, block) => sum + block.rows, 0)
  const share = known.reduce((sum, block) => sum + block.count, 0) / rows
  if (share <= 0 || share >= 1) return { value: 1, blocks: known.length }
  const square = known.reduce((sum, block) => {
    const expected = block.rows * share
    return sum + (block.count - expected) ** 2 / (expected * (1 - share))
  }, 0)
  return { value: Math.max(1, square / (known.length - 1)), blocks: known.length }
}

/**
 * Design effect of a rate in several windows in a row merged into one, from the windows: measured on the longest runs of
 * them that are four at least, beyond them as if all windows were alike.
 */
export function designEffectOfMergedRate(windows: readonly Rate[], times: number): DesignEffect {
  const length = Math.max(1, Math.min(times, Math.floor(windows.length / MINIMUM_BLOCKS)))
  const { value, blocks } = designEffectOfRate(wholeRuns(windows, length).map(addRates))
  return blocks === 0 ? GUESSED_DESIGN_EFFECT : { value: (value * times) / length, blocks }
}

function addRates(rates: readonly Rate[]): Rate {
  return rates.reduce((sum, { count, rows }) => ({ count: sum.count + count, rows: sum.rows + rows }))
}

function rowsOf({ ordered, unordered }: CellTable): number {
  let rows = 0
  for (const count of ordered) rows += count
  for (const count of unordered) rows += count
  return rows
}

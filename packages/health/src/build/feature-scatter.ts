import type { DesignEffect, DesignEffects, PhaseReference, RateKind, ReferenceScatter } from '@driftline/profile'
import type { CellLayout } from '../cells/cell-layout.ts'
import type { ClassifiedRows } from '../counts/classified-rows.ts'
import type { BlockCounter } from './block-counter.ts'
import type { BlockScatter } from './block-scatter.ts'
import { measureBlocks } from './block-scatter.ts'
import { hasConstantRun } from './constant-run.ts'
import { designEffectOfRate, GUESSED_DESIGN_EFFECT, MINIMUM_BLOCKS } from './design-effect.ts'
import { newCategoryBlocks } from './new-category-blocks.ts'
import type { ReferenceBlock, WindowBlocks } from './reference-blocks.ts'

/** The rows of a feature placed in its cells. */
export interface PlacedRows {
  readonly rows: ClassifiedRows
  readonly layout: CellLayout
  readonly count: BlockCounter
}

/** How the windows of a feature's reference scatter, for every window length. */
export function measureScatter(placed: PlacedRows, windows: readonly WindowBlocks[]): ReferenceScatter {
  const designEffect: Record<string, DesignEffect> = {}
  const rateDesignEffect: Record<string, ReferenceScatter['rateDesignEffect'][string]> = {}
  const phases: Record<string, PhaseReference> = {}
  for (const own of windows) {
    const { window } = own
    const scatter = isMeasurable(own) ? measureWindow(placed, own) : guessedScatter(placed.layout)
    designEffect[window] = scatter.designEffect
    rateDesignEffect[window] = scatter.rates
    if (scatter.phases) phases[window] = scatter.phases
  }
  const wasConstant = windows.some(({ blocks }) => hasConstantRun(placed.rows, blocks.map(rowsOf)))
  return {
    designEffect,
    rateDesignEffect,
    ...(Object.keys(phases).length > 0 && { phases }),
    ...(wasConstant && { wasConstant }),
  }
}

/** Too few blocks measure nothing, so nothing of them need be counted. */
function isMeasurable({ blocks }: WindowBlocks): boolean {
  return blocks.length >= MINIMUM_BLOCKS
}

interface WindowScatter extends BlockScatter {
  readonly rates: ReferenceScatter['rateDesignEffect'][string]
}

function guessedScatter({ type }: CellLayout): WindowScatter {
  const guess = GUESSED_DESIGN_EFFECT
  const own = type === 'categorical' ? { new_category: guess } : { tails: guess }
  return { designEffect: guess, rates: { missing: guess, type: guess, range: guess, ...own } }
}

function measureWindow({ rows, layout, count }: PlacedRows, { phase, blocks }: WindowBlocks): WindowScatter {
  const counted = blocks.map((block) => ({ ...count(block.rows), phase: block.phase }))
  const rate = (kind: Exclude<RateKind, 'new_category'>): DesignEffect =>
    designEffectOfRate(counted.map(({ rates }) => rates[kind]))
  return {
    ...measureBlocks(layout.type, counted, phase),
    rates: {
      missing: rate('missing'),
      type: rate('type'),
      range: rate('range'),
      ...(layout.type === 'categorical'
        ? { new_category: designEffectOfRate(newCategoryBlocks(rows.names, blocks.map(rowsOf))) }
        : { tails: rate('tails') }),
    },
  }
}

function rowsOf({ rows }: ReferenceBlock): readonly number[] {
  return rows
}

/** Design effects alone, for cells that have no phases. */
export function measurePooled({ layout, count }: PlacedRows, windows: readonly WindowBlocks[]): DesignEffects {
  return Object.fromEntries(
    windows.map((own) => {
      if (!isMeasurable(own)) return [own.window, GUESSED_DESIGN_EFFECT]
      const counted = own.blocks.map((block) => ({ ...count(block.rows), phase: undefined }))
      return [own.window, measureBlocks(layout.type, counted, undefined).designEffect]
    }),
  )
}

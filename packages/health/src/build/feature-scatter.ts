import type { DesignEffect, DesignEffects, PhaseReference, RateKind, ReferenceScatter } from '@driftline/profile'
import type { CellLayout } from '../cells/cell-layout.ts'
import type { ClassifiedRows } from '../counts/classified-rows.ts'
import { MINIMUM_CONSTANT_VALUES } from '../comparison/constant-values.ts'
import type { BlockCounter, BlockCounts } from './block-counter.ts'
import { measureBlocks } from './block-scatter.ts'
import { designEffectOfRate } from './design-effect.ts'
import { newCategoryBlocks } from './new-category-blocks.ts'
import type { WindowBlocks } from './reference-blocks.ts'

/** The rows of a feature placed in its cells. */
export interface PlacedRows {
  readonly rows: ClassifiedRows
  readonly layout: CellLayout
  readonly count: BlockCounter
}

/** How the windows of a feature's reference scatter, for every window length. */
export function measureScatter(
  { rows, layout, count }: PlacedRows,
  windows: readonly WindowBlocks[],
): ReferenceScatter {
  const designEffect: Record<string, DesignEffect> = {}
  const rateDesignEffect: Record<string, ReferenceScatter['rateDesignEffect'][string]> = {}
  const phases: Record<string, PhaseReference> = {}
  let wasConstant = false
  for (const { window, phase, blocks } of windows) {
    const counted = blocks.map((block) => ({ ...count(block.rows), phase: block.phase }))
    const scatter = measureBlocks(layout.type, counted, phase)
    designEffect[window] = scatter.designEffect
    if (scatter.phases) phases[window] = scatter.phases
    const rate = (kind: Exclude<RateKind, 'new_category'>): DesignEffect =>
      designEffectOfRate(counted.map(({ rates }) => rates[kind]))
    rateDesignEffect[window] = {
      missing: rate('missing'),
      type: rate('type'),
      range: rate('range'),
      ...(layout.type === 'categorical'
        ? {
            new_category: designEffectOfRate(
              newCategoryBlocks(
                rows.names,
                blocks.map((block) => block.rows),
              ),
            ),
          }
        : { tails: rate('tails') }),
    }
    wasConstant ||= hasConstantRun(counted)
  }
  return {
    designEffect,
    rateDesignEffect,
    ...(Object.keys(phases).length > 0 && { phases }),
    ...(wasConstant && { wasConstant }),
  }
}

/** Whether 30 or more values in a row of blocks were one and the same. */
function hasConstantRun(blocks: readonly BlockCounts[]): boolean {
  let [run, before] = [0, undefined as BlockCounts['only']]
  for (const { values, only } of blocks) {
    if (values === 0) continue
    run = only !== undefined && only === before ? run + values : values
    before = only
    if (only !== undefined && run >= MINIMUM_CONSTANT_VALUES) return true
  }
  return false
}

/** Design effects alone, for cells that have no phases. */
export function measurePooled({ layout, count }: PlacedRows, windows: readonly WindowBlocks[]): DesignEffects {
  return Object.fromEntries(
    windows.map(({ window, blocks }) => {
      const counted = blocks.map((block) => ({ ...count(block.rows), phase: undefined }))
      return [window, measureBlocks(layout.type, counted, undefined).designEffect]
    }),
  )
}

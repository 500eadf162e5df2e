import type { DesignEffect, PhaseReference, ReferenceScatter } from '@driftline/profile'
import type { MonitorSpec } from '@driftline/spec'
import { phaseAt, phaseOfWindow } from '@driftline/spec'
import { measureBlocks } from '../../build/block-scatter.ts'
import { designEffectOfRate } from '../../build/design-effect.ts'
import { rowsCounted } from '../../cells/counted-window.ts'
import type { FeatureHistory } from './feature-history.ts'
import type { HistoryTable } from './history-table.ts'

/** How the remembered windows of a feature scatter from some time on, for every window length. */
export function scatterOfHistory(
  table: HistoryTable,
  key: { readonly segment: { readonly name: string; readonly value: string }; readonly feature: string },
  { spec, fromMs }: { readonly spec: MonitorSpec; readonly fromMs: number },
): ReferenceScatter {
  const designEffect: Record<string, DesignEffect> = {}
  const rateDesignEffect: Record<string, ReferenceScatter['rateDesignEffect'][string]> = {}
  const phases: Record<string, PhaseReference> = {}
  let wasConstant = false
  for (const window of spec.windows) {
    const cells = table.find({ ...key, window: window.name })?.cells
    if (!cells) continue
    const blocks = slotsFrom(cells, fromMs)
    const phase = phaseOfWindow(window)
    const counted = blocks.map(({ startMs, slot }) => ({
      counted: slot.counted,
      phase: phase && phaseAt(phase, startMs, spec.timezone),
    }))
    const scatter = measureBlocks(cells.layout.type, counted, phase)
    designEffect[window.name] = scatter.designEffect
    if (scatter.phases) phases[window.name] = scatter.phases
    const rate = (kind: 'missing' | 'type' | 'range'): DesignEffect =>
      designEffectOfRate(blocks.map(({ slot }) => ({ count: slot[kind], rows: slot.rows })))
    const tails = blocks.flatMap(({ slot }) =>
      slot.tails === undefined ? [] : [{ count: slot.tails, rows: rowsCounted(slot.counted) }],
    )
    rateDesignEffect[window.name] = {
      missing: rate('missing'),
      type: rate('type'),
      range: rate('range'),
      tails: designEffectOfRate(tails),
    }
    wasConstant ||= blocks.some(({ slot }) => slot.wasConstant)
  }
  return {
    designEffect,
    rateDesignEffect,
    ...(Object.keys(phases).length > 0 && { phases }),
    ...(wasConstant && { wasConstant }),
  }
}

function slotsFrom({ table }: NonNullable<FeatureHistory['cells']>, fromMs: number) {
  return table.startsMs.flatMap((startMs, place) => {
    const slot = startMs >= fromMs ? table.sum([place]) : undefined
    return slot ? [{ startMs, slot }] : []
  })
}

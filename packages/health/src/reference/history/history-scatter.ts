import type { DesignEffect, PhaseReference, ReferenceScatter } from '@driftline/profile'
import type { CalendarPhase, MonitorSpec, Window } from '@driftline/spec'
import { phaseAt, phaseOfWindow } from '@driftline/spec'
import type { BlockScatter } from '../../build/block-scatter.ts'
import { measureBlocks } from '../../build/block-scatter.ts'
import { designEffectOfMerged, designEffectOfMergedRate, designEffectOfRate } from '../../build/design-effect.ts'
import type { CellLayout } from '../../cells/cell-layout.ts'
import { rowsCounted } from '../../cells/counted-window.ts'
import type { Rate } from '../../comparison/rate-effect.ts'
import { windowLengthMs } from '../../window-length.ts'
import type { FeatureHistory } from './feature-history.ts'
import type { SlotCounts } from './slot-table.ts'

/** A remembered window. */
interface TimedSlot {
  readonly startMs: number
  readonly slot: SlotCounts
}

/** What was learned beside the windows. */
interface LearnedWindows {
  readonly spec: MonitorSpec
  readonly fromMs: number
  /** The cells windows will be compared in: phases are told apart only where they were counted in these. */
  readonly layout: CellLayout
  /** Rows of each primary window that were of new categories when it came. */
  readonly unseen: readonly Rate[]
}

/** How windows of one length scatter. */
interface WindowScatter extends BlockScatter {
  readonly rates: Readonly<Record<ScatteredRate, DesignEffect>>
}

type ScatteredRate = 'missing' | 'type' | 'range' | 'tails'

/**
 * How the remembered windows of a feature scatter from some time on, for every window length. Where too few of a length
 * are remembered, as if primary windows were merged.
 *
 * @param find what is remembered of a window length.
 */
export function scatterOfHistory(
  find: (window: string) => FeatureHistory | undefined,
  { spec, fromMs, layout, unseen }: LearnedWindows,
): ReferenceScatter {
  const designEffect: Record<string, DesignEffect> = {}
  const rateDesignEffect: Record<string, ReferenceScatter['rateDesignEffect'][string]> = {}
  const phases: Record<string, PhaseReference> = {}
  const [primary] = spec.windows
  const ofPrimary = slotsFrom(find(primary!.name), fromMs)
  let wasConstant = false
  for (const window of spec.windows) {
    const slots = slotsFrom(find(window.name), fromMs)
    const own = measureWindow(slots, {
      type: layout.type,
      phase: isCountedIn(layout, find(window.name)) ? phaseOfWindow(window) : undefined,
      timezone: spec.timezone,
    })
    const measured = own ?? mergedScatter(ofPrimary, designEffect[primary!.name], timesPrimary(window, spec))
    wasConstant ||= slots.some(({ slot }) => slot.wasConstant)
    if (!measured) continue
    designEffect[window.name] = measured.designEffect
    rateDesignEffect[window.name] = { ...measured.rates, ...newCategoryScatter(unseen, timesPrimary(window, spec)) }
    if (measured.phases) phases[window.name] = measured.phases
  }
  return {
    designEffect,
    rateDesignEffect,
    ...(Object.keys(phases).length > 0 && { phases }),
    ...(wasConstant && { wasConstant }),
  }
}

function isCountedIn(layout: CellLayout, history: FeatureHistory | undefined): boolean {
  return JSON.stringify(history?.cells?.layout) === JSON.stringify(layout)
}

interface MeasuredCells {
  readonly type: CellLayout['type']
  /** Undefined where windows of the length have none. */
  readonly phase: CalendarPhase | undefined
  readonly timezone: string
}

/** Scatter of what is remembered of a length; undefined where that is too little. */
function measureWindow(
  slots: readonly TimedSlot[],
  { type, phase, timezone }: MeasuredCells,
): WindowScatter | undefined {
  const blocks = slots.map(({ startMs, slot }) => ({
    counted: slot.counted,
    phase: phase && phaseAt(phase, startMs, timezone),
  }))
  const scatter = measureBlocks(type, blocks, phase)
  return scatter.designEffect.blocks === 0 ? undefined : { ...scatter, rates: ratesOf(slots, designEffectOfRate) }
}

/** How new categories scatter once most are known: in the later half of the windows. */
function newCategoryScatter(unseen: readonly Rate[], times: number): { readonly new_category?: DesignEffect } {
  const later = unseen.slice(Math.ceil(unseen.length / 2))
  return later.length === 0 ? {} : { new_category: designEffectOfMergedRate(later, times) }
}

/** Scatter of windows that are so many primary ones long; undefined where that is not known either. */
function mergedScatter(
  slots: readonly TimedSlot[],
  ofPrimary: DesignEffect | undefined,
  times: number,
): WindowScatter | undefined {
  if (!ofPrimary || ofPrimary.blocks === 0) return undefined
  return {
    designEffect: designEffectOfMerged(ofPrimary, times),
    rates: ratesOf(slots, (rates) => designEffectOfMergedRate(rates, times)),
  }
}

function ratesOf(
  slots: readonly TimedSlot[],
  effectOf: (rates: readonly Rate[]) => DesignEffect,
): WindowScatter['rates'] {
  const rate = (kind: ScatteredRate): DesignEffect => effectOf(slots.flatMap(({ slot }) => rateIn(slot, kind) ?? []))
  return { missing: rate('missing'), type: rate('type'), range: rate('range'), tails: rate('tails') }
}

function rateIn(slot: SlotCounts, kind: ScatteredRate): Rate | undefined {
  if (kind !== 'tails') return { count: slot[kind], rows: slot.rows }
  return slot.tails === undefined ? undefined : { count: slot.tails, rows: rowsCounted(slot.counted) }
}

/** How many primary windows a window is as long as, at least one. */
function timesPrimary(window: Window, { windows, timezone }: MonitorSpec): number {
  return Math.max(1, Math.round(windowLengthMs(window, timezone) / windowLengthMs(windows[0]!, timezone)))
}

function slotsFrom(history: FeatureHistory | undefined, fromMs: number): readonly TimedSlot[] {
  const table = history?.cells?.table
  if (!table) return []
  return table.startsMs.flatMap((startMs, place) => {
    const slot = startMs >= fromMs ? table.sum([place]) : undefined
    return slot ? [{ startMs, slot }] : []
  })
}

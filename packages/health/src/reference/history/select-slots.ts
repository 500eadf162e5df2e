import type { HistoryPlan, HistorySourceName } from './history-plan.ts'
import type { SlotCounts, SlotTable } from './slot-table.ts'
import type { SlotsByPhase } from './slots-by-phase.ts'

/** Earlier slots that a window is compared with, by their places in the table; how many are needed at least. */
export type SelectedSlots =
  | { readonly kind: 'single'; readonly places: readonly number[]; readonly minimum: number }
  /** Slots that follow each other; `to` is the place after the last. */
  | { readonly kind: 'run'; readonly from: number; readonly to: number; readonly minimum: number }

/** A rolling reference needs as many windows as a seasonal one. */
const MINIMUM_ROLLING = 3

/** The slots there are. */
export interface RememberedSlots {
  /** Rising. */
  readonly startsMs: readonly number[]
  /** As the plan tells them. */
  readonly byPhase: SlotsByPhase
}

/** The slots that the window of a start is compared with. */
export function selectSlots(
  source: HistorySourceName,
  plan: HistoryPlan,
  { startMs, ...slots }: RememberedSlots & { readonly startMs: number },
): SelectedSlots {
  return source === 'seasonal' ? seasonalSlots(plan, slots, startMs) : rollingSlots(plan, slots.startsMs, startMs)
}

/** How many slots were selected. */
export function slotCount(selected: SelectedSlots): number {
  return selected.kind === 'run' ? selected.to - selected.from : selected.places.length
}

/** The sum of the selected slots; undefined where there are none. */
export function sumSlots(table: SlotTable, selected: SelectedSlots): SlotCounts | undefined {
  return selected.kind === 'run' ? table.sumRun(selected.from, selected.to) : table.sum(selected.places)
}

function seasonalSlots(plan: HistoryPlan, { startsMs, byPhase }: RememberedSlots, startMs: number): SelectedSlots {
  const { slots, minimum, gap } = plan.seasonal
  const slotMs = plan.slotOf(startMs)
  const places: number[] = []
  let skipped = 0
  let place = byPhase.lastOf(plan.phaseOf(slotMs))
  for (; place >= 0 && places.length < slots; place = byPhase.before(place)) {
    if (startsMs[place]! >= slotMs) continue
    skipped += 1
    if (skipped > gap) places.push(place)
  }
  return { kind: 'single', places, minimum }
}

/** A slot that the gap begins in is left out: part of it, or the window itself, lies inside the gap. */
function rollingSlots({ rolling, slotOf }: HistoryPlan, startsMs: readonly number[], startMs: number): SelectedSlots {
  if (!rolling) return { kind: 'run', from: 0, to: 0, minimum: MINIMUM_ROLLING }
  const untilMs = slotOf(startMs - rolling.gapMs)
  const from = placeFrom(startsMs, untilMs - rolling.spanMs)
  return { kind: 'run', from, to: placeFrom(startsMs, untilMs), minimum: MINIMUM_ROLLING }
}

/** Place of the first slot that starts then or later. */
function placeFrom(startsMs: readonly number[], timeMs: number): number {
  let low = 0
  let high = startsMs.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (startsMs[middle]! < timeMs) low = middle + 1
    else high = middle
  }
  return low
}

import type { HistorySourceName } from './feature-history.ts'
import type { HistoryPlan } from './history-plan.ts'

/** Earlier slots that a window is compared with. */
export interface SelectedSlots {
  /** Places in the table. */
  readonly places: readonly number[]
  /** Slots that are needed at least. */
  readonly minimum: number
}

/** A rolling reference needs as many windows as a seasonal one. */
const MINIMUM_ROLLING = 3

/** The slots there are. */
export interface RememberedSlots {
  /** Rising. */
  readonly startsMs: readonly number[]
  /** As the plan tells them. */
  readonly phases: readonly (number | undefined)[]
}

/** The slots that the window of a start is compared with. */
export function selectSlots(
  source: HistorySourceName,
  plan: HistoryPlan,
  { startMs, ...slots }: RememberedSlots & { readonly startMs: number },
): SelectedSlots {
  return source === 'seasonal' ? seasonalSlots(plan, slots, startMs) : rollingSlots(plan, slots.startsMs, startMs)
}

function seasonalSlots(plan: HistoryPlan, { startsMs, phases }: RememberedSlots, startMs: number): SelectedSlots {
  const { slots, minimum, gap } = plan.seasonal
  const slotMs = plan.slotOf(startMs)
  const phase = plan.phaseOf(slotMs)
  const places: number[] = []
  let skipped = 0
  for (let place = startsMs.length - 1; place >= 0 && places.length < slots; place -= 1) {
    if (phases[place] !== phase || startsMs[place]! >= slotMs) continue
    skipped += 1
    if (skipped > gap) places.push(place)
  }
  return { places, minimum }
}

/** A slot that the gap begins in is left out: part of it, or the window itself, lies inside the gap. */
function rollingSlots({ rolling, slotOf }: HistoryPlan, startsMs: readonly number[], startMs: number): SelectedSlots {
  if (!rolling) return { places: [], minimum: MINIMUM_ROLLING }
  const untilMs = slotOf(startMs - rolling.gapMs)
  const places: number[] = []
  for (let place = startsMs.length - 1; place >= 0; place -= 1) {
    const earlierMs = startsMs[place]!
    if (earlierMs < untilMs - rolling.spanMs) break
    if (earlierMs < untilMs) places.push(place)
  }
  return { places, minimum: MINIMUM_ROLLING }
}

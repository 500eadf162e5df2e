import { windowSpan } from './window-span.ts'

/** Windows that a page shows unless it is asked for others. */
export const SHOWN_WINDOWS = 30

/** How the verdicts of one window length are asked for. */
export interface TimePlan {
  /** Samples repeat until the next window ends, as a scraped processor has it; else there is one of each, at its end. */
  readonly repeats: boolean
  readonly window: string
  /** End of the newest window. */
  readonly endMs: number
  /** Time the page shows: the present, or the end of the range that was picked. */
  readonly viewMs: number
  /** Start of what is shown over time. */
  readonly fromMs: number
  /** Most windows that are shown over time, the newest. */
  readonly windowCount: number
}

/** What a plan is made of. */
export interface PlannedWindows {
  readonly repeats: boolean
  readonly window: string
  readonly endMs: number
}

/** A range as a person picks it: so many windows, by default 30, or two times. */
export type ShownRange =
  | { readonly windowCount?: number }
  | {
      readonly fromMs: number
      readonly toMs: number
    }

/** The plan for the windows of a model up to a time. */
export function timePlan({ repeats, window, endMs }: PlannedWindows, viewMs: number, range: ShownRange = {}): TimePlan {
  const own = { repeats, window, endMs, viewMs }
  if ('fromMs' in range)
    return { ...own, viewMs: Math.min(viewMs, range.toMs), fromMs: range.fromMs, windowCount: Infinity }
  const { windowCount = SHOWN_WINDOWS } = range
  return { ...own, fromMs: endMs - windowCount * windowSpan(window).longestMs, windowCount }
}

/**
 * Step of a grid that meets every window: the length of windows that are all as long, which end on the grid itself; half
 * of the shortest where lengths differ.
 */
export function gridStepMs(window: string): number {
  const { shortestMs, longestMs } = windowSpan(window)
  return shortestMs === longestMs ? shortestMs : Math.floor(shortestMs / 2)
}

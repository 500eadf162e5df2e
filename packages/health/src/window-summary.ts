import type { ClosedFeature, ClosedWindow } from './closed-window.ts'
import { isEveryone } from './closed-window.ts'
import { areCountable } from './counts/check-counts.ts'
import type { CountsSummary } from './counts/counts-summary.ts'
import { summariseCounts } from './counts/counts-summary.ts'

/** What a closed window shows of one feature by itself. */
export interface WindowSummary
  extends CountsSummary, Pick<ClosedWindow, 'window' | 'startMs' | 'endMs' | 'partial' | 'version' | 'role'> {
  readonly segment: { readonly name: string; readonly value: string }
  readonly feature: string
}

/** Sums up one feature of a closed window. Counts that are none are no rows. */
export function summariseWindow(at: ClosedFeature): WindowSummary {
  const { closed, segment, feature, counts } = at
  const { window, startMs, endMs, partial, version, role } = closed
  const isCountable = areCountable(counts)
  return {
    window,
    startMs,
    endMs,
    partial,
    version,
    role,
    segment: { name: segment.name, value: segment.value },
    feature,
    ...(isCountable ? summariseCounts(counts, isEveryone(segment)) : { rows: 0 }),
  }
}

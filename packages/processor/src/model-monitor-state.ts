import type { ModelHealthState } from '@driftline/health'
import type { PointData } from './streams/point-difference.ts'
import type { Slot } from './streams/slot.ts'
import type { TimeRange } from './windows/pane-clock.ts'
import type { WindowCountsState } from './windows/window-counts.ts'

/** What is remembered of a stream between panes. */
export interface StreamMemory {
  readonly slot: Slot
  /** Last cumulative point of a closed pane. */
  readonly baseline: PointData
  readonly timeMs: number
}

/** The last point of a stream in a pane. */
export interface PanePoint {
  readonly slot: Slot
  readonly startTimeMs: number
  readonly timeMs: number
  readonly cumulative: boolean
  readonly data: PointData
}

/** Everything a model monitor knows; plain JSON. */
export interface ModelMonitorState {
  /** Null: since ever. */
  readonly coveredSinceMs: number | null
  /** Null: nothing closed, nothing seen. */
  readonly watermarkMs: number | null
  readonly greatestTimeMs: number | null
  readonly streams: readonly (readonly [string, StreamMemory])[]
  readonly panes: readonly (TimeRange & { readonly points: readonly (readonly [string, PanePoint])[] })[]
  readonly windows: readonly (TimeRange & {
    readonly window: string
    readonly partial: boolean
    readonly counts: WindowCountsState
  })[]
  readonly health: ModelHealthState
}

/** A monitor's times, from a checkpoint or fresh. */
export function timesOf(state: ModelMonitorState | undefined, coveredSinceMs: number) {
  if (!state) return { coveredSinceMs, watermarkMs: -Infinity, greatestTimeMs: -Infinity }
  return {
    coveredSinceMs: state.coveredSinceMs ?? -Infinity,
    watermarkMs: state.watermarkMs ?? -Infinity,
    greatestTimeMs: state.greatestTimeMs ?? -Infinity,
  }
}

/** JSON knows no infinity. */
export function finiteOrNull(value: number): number | null {
  return Number.isFinite(value) ? value : null
}

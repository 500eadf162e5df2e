import type { CalendarPhase, Window } from '@driftline/spec'
import { phaseAt, phaseOfWindow, windowAt } from '@driftline/spec'

/** When the rows of the reference were, where a column says so. Their order alone is no time. */
export interface BlockPlan {
  readonly timesMs?: Float64Array
  readonly timezone: string
}

/** Rows of the reference that one window would have held. */
export interface ReferenceBlock {
  /** Row numbers, ascending. */
  readonly rows: readonly number[]
  /** Number of the phase it lies in; undefined where windows of its length have none. */
  readonly phase: number | undefined
}

/** The blocks of a reference for one window length. */
export interface WindowBlocks {
  readonly window: string
  readonly phase: CalendarPhase | undefined
  readonly blocks: readonly ReferenceBlock[]
}

/**
 * Cuts the reference into blocks as long as a window, by event time. Blocks with less than half of the usual rows are
 * left out where they are the first or last: they may be cut. Without times there are none.
 */
export function referenceBlocks(window: Window, { timesMs, timezone }: BlockPlan): WindowBlocks {
  const phase = phaseOfWindow(window)
  const cut = timesMs ? blocksByTime(window, timesMs, timezone) : []
  const usual = medianLength(cut.map(({ rows }) => rows))
  const whole = cut.filter(({ rows }, at) => (at > 0 && at < cut.length - 1) || rows.length >= usual / 2)
  const blocks = whole.map(({ startMs, rows }) => ({
    rows,
    phase: phase && phaseAt(phase, startMs, timezone),
  }))
  return { window: window.name, phase, blocks }
}

interface TimedBlock {
  readonly startMs: number
  readonly rows: number[]
}

function blocksByTime(window: Window, timesMs: Float64Array, timezone: string): readonly TimedBlock[] {
  const blocks = new Map<number, TimedBlock>()
  let bounds = { startMs: Infinity, endMs: -Infinity }
  for (const [row, timeMs] of timesMs.entries()) {
    if (Number.isNaN(timeMs)) continue
    if (timeMs < bounds.startMs || timeMs >= bounds.endMs) bounds = windowAt(window, timeMs, timezone)
    const block = blocks.get(bounds.startMs)
    if (block) block.rows.push(row)
    else blocks.set(bounds.startMs, { startMs: bounds.startMs, rows: [row] })
  }
  return [...blocks.values()].sort((a, b) => a.startMs - b.startMs)
}

function medianLength(blocks: readonly (readonly number[])[]): number {
  const lengths = blocks.map((block) => block.length).sort((a, b) => a - b)
  return lengths[lengths.length >> 1] ?? 0
}

import type { Window } from '@driftline/spec'
import { windowAt } from '@driftline/spec'

/** Rows of the reference in contiguous blocks as long as one window. */
export interface BlockPlan {
  readonly timesMs?: Float64Array
  readonly timezone: string
  readonly rowCount: number
  /** Rows of one block where there are no times, e.g. the size of the window to be compared. */
  readonly blockRows?: number
}

/**
 * Cuts the reference into blocks that resemble a window: by event time, else by row count. Blocks at the edges with
 * less than half of the usual rows are left out.
 *
 * @returns row numbers by block, ascending.
 */
export function referenceBlocks(window: Window, plan: BlockPlan): readonly (readonly number[])[] {
  const whole = plan.timesMs ? blocksByTime(window, plan.timesMs, plan.timezone) : blocksByRows(plan)
  const usual = medianLength(whole)
  return whole.filter((block) => block.length >= usual / 2)
}

function blocksByTime(window: Window, timesMs: Float64Array, timezone: string): readonly (readonly number[])[] {
  const blocks = new Map<number, number[]>()
  let bounds = { startMs: Infinity, endMs: -Infinity }
  for (const [row, timeMs] of timesMs.entries()) {
    if (Number.isNaN(timeMs)) continue
    if (timeMs < bounds.startMs || timeMs >= bounds.endMs) bounds = windowAt(window, timeMs, timezone)
    const block = blocks.get(bounds.startMs)
    if (block) block.push(row)
    else blocks.set(bounds.startMs, [row])
  }
  return [...blocks].sort(([a], [b]) => a - b).map(([, rows]) => rows)
}

function blocksByRows({ rowCount, blockRows }: BlockPlan): readonly (readonly number[])[] {
  return blockRows ? equalBlocks(rowCount, blockRows) : []
}

function equalBlocks(rowCount: number, size: number): readonly (readonly number[])[] {
  const blockCount = Math.ceil(rowCount / size)
  return Array.from({ length: blockCount }, (_, block) =>
    Array.from({ length: Math.min(size, rowCount - block * size) }, (_, i) => block * size + i),
  )
}

function medianLength(blocks: readonly (readonly number[])[]): number {
  const lengths = blocks.map((block) => block.length).sort((a, b) => a - b)
  return lengths[lengths.length >> 1] ?? 0
}

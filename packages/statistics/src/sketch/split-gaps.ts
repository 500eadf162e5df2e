import type { AlignedHistograms } from './aligned-histograms.ts'

/** Rows of the current side in (lower, upper]. */
export interface CurrentCell {
  readonly lower: number
  readonly upper: number
  readonly count: number
}

type Bins = Required<AlignedHistograms>

/**
 * Puts cells of the current side into the gaps between bins of the reference, and before and after them. Costs O(k) for
 * each cell: for many, making the bins anew costs less.
 *
 * @param aligned at least one bin; a gap is a bin without rows
 * @returns the bins that both sides together have; undefined where a cell has no width or does not lie in one gap
 */
export function splitGaps(aligned: Bins, cells: readonly CurrentCell[]): AlignedHistograms | undefined {
  let bins: Bins | undefined = aligned
  for (const cell of cells) bins &&= addCell(bins, cell)
  return bins
}

function addCell(bins: Bins, cell: CurrentCell): Bins | undefined {
  const { edges } = bins
  if (!(cell.lower < cell.upper)) return undefined
  if (cell.upper <= edges[0]!) return withCell(bins, cell, { from: 0, below: [], above: edges.slice(0, 1) })
  if (cell.lower >= edges.at(-1)!)
    return withCell(bins, cell, { from: edges.length - 1, below: edges.slice(-1), above: [] })
  const gap = lastAtMost(edges, cell.lower)
  const isGap = bins.reference[gap] === 0 && bins.current[gap] === 0 && cell.upper <= edges[gap + 1]!
  return isGap ? withCell(bins, cell, { from: gap, below: [edges[gap]!], above: [edges[gap + 1]!] }) : undefined
}

/** Place of the last edge that is not above a value; −1 where all are. */
function lastAtMost(edges: readonly number[], value: number): number {
  let low = 0
  let high = edges.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (edges[middle]! <= value) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** The edges that a cell comes between, or beside. */
interface Neighbours {
  /** Place of the first of them. */
  readonly from: number
  readonly below: readonly number[]
  readonly above: readonly number[]
}

function withCell(
  { edges, reference, current, referenceMeans }: Bins,
  { lower, upper, count }: CurrentCell,
  { from, below, above }: Neighbours,
): Bins {
  const bounds = [...below, lower, upper, ...above]
  const own = bounds.filter((bound, i) => i === 0 || bound !== bounds[i - 1])
  const lowers = own.slice(0, -1)
  const gaps = below.length + above.length - 1
  return {
    edges: edges.toSpliced(from, gaps + 1, ...own),
    reference: reference.toSpliced(from, gaps, ...lowers.map(() => 0)),
    current: current.toSpliced(from, gaps, ...lowers.map((bound) => (bound === lower ? count : 0))),
    referenceMeans: referenceMeans.toSpliced(from, gaps, ...lowers.map((bound, i) => middleOf(bound, own[i + 1]!))),
  }
}

function middleOf(lower: number, upper: number): number {
  return Math.min(upper, Math.max(lower, lower / 2 + upper / 2))
}

import type { AlignedHistograms } from './aligned-histograms.ts'

/** Rows of the current side in (lower, upper]. */
export interface CurrentCell {
  readonly lower: number
  readonly upper: number
  readonly count: number
}

interface OpenBins {
  readonly edges: number[]
  readonly reference: number[]
  readonly current: number[]
  readonly referenceMeans: number[]
}

/**
 * Puts cells of the current side into the gaps between bins of the reference, and before and after them. Costs O(k) for
 * each cell: for many, making the bins anew costs less.
 *
 * @param aligned at least one bin; a gap is a bin without rows
 * @returns the bins that both sides together have; undefined where a cell has no width or does not lie in one gap
 */
export function splitGaps(
  { edges, reference, current, referenceMeans }: Required<AlignedHistograms>,
  cells: readonly CurrentCell[],
): AlignedHistograms | undefined {
  const bins: OpenBins = {
    edges: edges.slice(),
    reference: reference.slice(),
    current: current.slice(),
    referenceMeans: referenceMeans.slice(),
  }
  return cells.every((cell) => addCell(bins, cell)) ? bins : undefined
}

/** @returns whether there was a gap for it. */
function addCell(bins: OpenBins, cell: CurrentCell): boolean {
  const { edges, reference, current } = bins
  if (!(cell.lower < cell.upper)) return false
  if (cell.upper <= edges[0]!) openBefore(bins, cell.lower)
  if (cell.lower >= edges.at(-1)!) openAfter(bins, cell.upper)
  const gap = binAfter(edges, cell.lower)
  const isGap = gap >= 0 && reference[gap] === 0 && current[gap] === 0 && cell.upper <= edges[gap + 1]!
  if (isGap) splitGap(bins, gap, cell)
  return isGap
}

function openBefore({ edges, reference, current, referenceMeans }: OpenBins, lower: number): void {
  edges.unshift(lower)
  for (const column of [reference, current, referenceMeans]) column.unshift(0)
}

function openAfter({ edges, reference, current, referenceMeans }: OpenBins, upper: number): void {
  edges.push(upper)
  for (const column of [reference, current, referenceMeans]) column.push(0)
}

/** Place of the bin that begins at a value or holds it; −1 where none does. */
function binAfter(edges: readonly number[], value: number): number {
  let low = 0
  let high = edges.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (edges[middle]! <= value) low = middle + 1
    else high = middle
  }
  return low - 1
}

function splitGap(bins: OpenBins, gap: number, { lower, upper, count }: CurrentCell): void {
  const { edges, reference, current, referenceMeans } = bins
  const inner = [lower, upper].filter((edge) => edge > edges[gap]! && edge < edges[gap + 1]!)
  const place = lower > edges[gap]! ? gap + 1 : gap
  const none = inner.map(() => 0)
  edges.splice(gap + 1, 0, ...inner)
  reference.splice(gap, 0, ...none)
  current.splice(gap, 0, ...none)
  current[place] = count
  referenceMeans.splice(gap, 0, ...none)
  for (let bin = gap; bin <= gap + inner.length; bin += 1) referenceMeans[bin] = middleOf(edges[bin]!, edges[bin + 1]!)
}

function middleOf(lower: number, upper: number): number {
  return Math.min(upper, Math.max(lower, lower / 2 + upper / 2))
}

import type { AlignedHistograms } from './aligned-histograms.ts'
import { bucketUpperBound } from './bucket-bound.ts'
import { downscaleExponentialHistogram } from './downscale-exponential-histogram.ts'
import { constrainingScale } from './exponential-histogram-data.ts'
import type { ExponentialBuckets, ExponentialHistogramData } from './exponential-histogram-data.ts'
import { shareZeroThreshold } from './raise-zero-threshold.ts'
import { LARGEST_SCALE } from './roots-of-two.ts'

/** A bin (lower, upper] with what both samples have in it; moment is the sum of the reference's midpoints. */
interface Cell {
  readonly lower: number
  readonly upper: number
  reference: number
  current: number
  moment: number
}

/** Buckets of a scale, none reaching below the zero threshold. */
interface Grid {
  readonly scale: number
  readonly zeroThreshold: number
}

/** What the reference has in one bucket of a grid. */
interface ReferenceCell {
  readonly index: number
  readonly lower: number
  readonly upper: number
  count: number
  moment: number
}

interface ReferenceCells {
  readonly positive: readonly ReferenceCell[]
  readonly negative: readonly ReferenceCell[]
  readonly zeroCount: number
}

/** Puts any current histogram beside one reference. */
export type HistogramAligner = (current: ExponentialHistogramData) => AlignedHistograms

/** Grids of one reference that are remembered: windows of one feature seldom have more scales. */
const KEPT_GRIDS = 4

/**
 * Prepares a reference that is compared with many histograms: what does not depend on the current one is computed once per
 * scale. Costs O(k) time per current histogram of k buckets, and memory for 4 grids.
 *
 * @param reference - best stored finer than the current side, e.g. with 4096 buckets per sign
 * @returns the same as {@link alignExponentialHistograms} with this reference
 * @example createHistogramAligner(histogram)(histogram).reference // => the occupied counts
 */
export function createHistogramAligner(reference: ExponentialHistogramData): HistogramAligner {
  const cellsByGrid = new Map<string, ReferenceCells>()
  return (current) => {
    const [left, right] = shareZeroThreshold(reference, current)
    const scale = Math.min(LARGEST_SCALE, constrainingScale(left), constrainingScale(right))
    const grid = { scale, zeroThreshold: left.zeroThreshold }
    const key = `${scale}/${left.zeroThreshold}`
    const cells = cellsByGrid.get(key) ?? referenceCells(downscaleExponentialHistogram(left, LARGEST_SCALE), grid)
    if (cellsByGrid.size >= KEPT_GRIDS) cellsByGrid.clear()
    cellsByGrid.set(key, cells)
    return align(cells, downscaleExponentialHistogram(right, LARGEST_SCALE), grid)
  }
}

/**
 * Two exponential histograms counted in the same bins: the finer side projected exactly on to the coarser grid.
 *
 * Interpolating only one side gave a Kolmogorov–Smirnov error of 0.61 on zero-inflated counts, a common grid none. The zero
 * threshold is the larger of both. Bins run from the smallest to the largest occupied bucket of either side; a run of buckets
 * empty on both sides is one bin, so there are at most twice as many bins as occupied buckets. A side without occupied buckets
 * does not coarsen the other. Negative buckets are closed below, [−u, −l), which matters only for values on a power of two.
 *
 * @param reference - best stored finer than the current side, e.g. with 4096 buckets per sign
 * @param current - usually the coarser side
 * @returns finite, strictly increasing edges; referenceMeans from the reference's own buckets, 0 in the zero bin; a single
 *   empty bin at 0 when both are empty
 * @see OpenTelemetry metrics data model, "ExponentialHistogram", "All scales are perfectly subsetting"
 * @example alignExponentialHistograms(histogram, histogram).reference // => the occupied counts
 */
export function alignExponentialHistograms(
  reference: ExponentialHistogramData,
  current: ExponentialHistogramData,
): AlignedHistograms {
  return createHistogramAligner(reference)(current)
}

function align(reference: ReferenceCells, current: ExponentialHistogramData, grid: Grid): AlignedHistograms {
  const ratio = 2 ** Math.max(0, current.scale - grid.scale)
  const below = joinCells(reference.negative, current.negative, { ...grid, ratio })
    .map(mirror)
    .toReversed()
  const above = joinCells(reference.positive, current.positive, { ...grid, ratio })
  const zero = zeroCell(reference.zeroCount, current.zeroCount, grid)
  const isZeroNeeded = zero.reference + zero.current > 0 || below.length + above.length === 0
  const cells = closeGaps([...below, ...(isZeroNeeded ? [zero] : []), ...above])
  return {
    edges: [cells[0]!.lower, ...cells.map((cell) => cell.upper)],
    reference: cells.map((cell) => cell.reference),
    current: cells.map((cell) => cell.current),
    referenceMeans: cells.map(meanWithin),
  }
}

/** With a threshold of 0 the narrowest interval that holds 0 and no other double. */
function zeroCell(reference: number, current: number, { zeroThreshold }: Grid): Cell {
  const lower = -Math.max(zeroThreshold, Number.MIN_VALUE)
  return { lower, upper: zeroThreshold, reference, current, moment: 0 }
}

function referenceCells(data: ExponentialHistogramData, grid: Grid): ReferenceCells {
  return {
    positive: referenceCellsOf(data.positive, data.scale, grid),
    negative: referenceCellsOf(data.negative, data.scale, grid),
    zeroCount: data.zeroCount,
  }
}

/** Occupied cells of one sign by magnitude, smallest first. */
function referenceCellsOf({ offset, counts }: ExponentialBuckets, ownScale: number, grid: Grid): ReferenceCell[] {
  const cells: ReferenceCell[] = []
  const ratio = 2 ** Math.max(0, ownScale - grid.scale)
  let upper = approximateBound(offset - 1, ownScale, grid)
  for (let i = 0; i < counts.length; i += 1) {
    const lower = upper
    upper = approximateBound(offset + i, ownScale, grid)
    const count = counts[i]!
    if (count === 0) continue
    const index = Math.floor((offset + i) / ratio)
    const last = cells.at(-1)
    const cell = last?.index === index ? last : cellAfter(last, index, grid)
    if (cell !== last) cells.push(cell)
    cell.count += count
    cell.moment += count * (lower / 2 + upper / 2)
  }
  return cells
}

/** The cells that either side occupies, smallest first; `ratio` buckets of the current side make one of the grid. */
function joinCells(
  reference: readonly ReferenceCell[],
  { offset, counts }: ExponentialBuckets,
  grid: Grid & { readonly ratio: number },
): Cell[] {
  const cells: Cell[] = []
  let next = 0
  const takeBelow = (index: number): void => {
    for (; next < reference.length && reference[next]!.index < index; next += 1) cells.push(toCell(reference[next]!, 0))
  }
  let i = 0
  while (i < counts.length) {
    const index = Math.floor((offset + i) / grid.ratio)
    let count = 0
    for (; i < counts.length && Math.floor((offset + i) / grid.ratio) === index; i += 1) count += counts[i]!
    if (count === 0) continue
    takeBelow(index)
    const known = reference[next]?.index === index ? reference[next] : undefined
    if (known) next += 1
    cells.push(toCell(known ?? cellAfter(reference[next - 1], index, grid), count))
  }
  takeBelow(Infinity)
  return cells
}

function toCell({ lower, upper, count, moment }: Omit<ReferenceCell, 'index'>, current: number): Cell {
  return { lower, upper, reference: count, current, moment }
}

/** An empty cell; beside its neighbour it begins where that one ends, so that each bound is computed once. */
function cellAfter(last: ReferenceCell | undefined, index: number, grid: Grid): ReferenceCell {
  const lower = last?.index === index - 1 ? last.upper : bound(index - 1, grid)
  return { index, lower, upper: bound(index, grid), count: 0, moment: 0 }
}

/** Good to a few units in the last place: enough for means, which are averages of thousands of them, not for edges. */
function approximateBound(index: number, scale: number, { zeroThreshold }: Grid): number {
  return Math.min(Number.MAX_VALUE, Math.max(zeroThreshold, 2 ** ((index + 1) * 2 ** -scale)))
}

function bound(index: number, { scale, zeroThreshold }: Grid): number {
  return Math.min(Number.MAX_VALUE, Math.max(zeroThreshold, bucketUpperBound(index, scale)))
}

function mirror({ lower, upper, reference, current, moment }: Cell): Cell {
  return { lower: -upper, upper: -lower, reference, current, moment: -moment }
}

/** Fills the gaps with one empty cell each and widens or joins subnormal cells that rounding left without width. */
function closeGaps(cells: readonly Cell[]): Cell[] {
  const closed: Cell[] = []
  for (const cell of cells) {
    const previous = closed.at(-1)
    if (previous !== undefined && cell.upper <= previous.upper) {
      previous.reference += cell.reference
      previous.current += cell.current
      previous.moment += cell.moment
      continue
    }
    const start = Math.min(cell.lower, cell.upper - Number.MIN_VALUE)
    const lower = previous === undefined ? start : Math.max(previous.upper, start)
    if (previous !== undefined && lower > previous.upper) {
      closed.push({ lower: previous.upper, upper: lower, reference: 0, current: 0, moment: 0 })
    }
    closed.push({ ...cell, lower })
  }
  return closed
}

function meanWithin({ lower, upper, reference, moment }: Cell): number {
  const mean = reference > 0 && Number.isFinite(moment) ? moment / reference : lower / 2 + upper / 2
  return Math.min(upper, Math.max(lower, mean))
}

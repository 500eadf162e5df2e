import type { AlignedHistograms } from './aligned-histograms.ts'
import type { Cell } from './bins-in-order.ts'
import { BinsInOrder } from './bins-in-order.ts'
import { downscaleExponentialHistogram } from './downscale-exponential-histogram.ts'
import type { CurrentCells, Grid, OccupiedCells, ReferenceCell, ReferenceCells } from './exponential-cells.ts'
import { bound, cellAfter, currentCells, ratioOf, referenceCellsOf } from './exponential-cells.ts'
import { constrainingScale } from './exponential-histogram-data.ts'
import type { ExponentialBuckets, ExponentialHistogramData } from './exponential-histogram-data.ts'
import { shareZeroThreshold } from './raise-zero-threshold.ts'
import { LARGEST_SCALE } from './roots-of-two.ts'
import type { CurrentCell } from './split-gaps.ts'
import { splitGaps } from './split-gaps.ts'

/** The bins of a reference by itself: those of both, but for cells that the current side alone occupies. */
interface ReferenceFrame {
  readonly grid: Grid
  readonly cells: ReferenceCells
  readonly alone: Required<AlignedHistograms>
  /** In which bin each cell lies. */
  readonly places: { readonly positive: readonly number[]; readonly negative: readonly number[]; readonly zero: number }
}

/** Cells of one sign that either side occupies, by magnitude, smallest first: what the reference has there, and the rows of the current side. */
interface JoinedCells {
  readonly cells: readonly ReferenceCell[]
  readonly current: readonly number[]
}

/** Puts any current histogram beside one reference. */
export type HistogramAligner = (current: ExponentialHistogramData) => AlignedHistograms

/** Grids of one reference that are remembered: windows of one feature seldom have more scales. */
const KEPT_GRIDS = 4
/** So many cells of one sign cost less put into the bins of the reference than all bins made anew. */
const MOST_SPLITS = 8

/**
 * Prepares a reference that is compared with many histograms: what does not depend on the current one is computed once per
 * scale. Costs O(k) time per current histogram of k buckets, and memory for 4 grids.
 *
 * @param reference - best stored finer than the current side, e.g. with 4096 buckets per sign
 * @returns the same as {@link alignExponentialHistograms} with this reference
 * @example createHistogramAligner(histogram)(histogram).reference // => the occupied counts
 */
export function createHistogramAligner(reference: ExponentialHistogramData): HistogramAligner {
  let frames: readonly ReferenceFrame[] = []
  return (current) => {
    const [left, right] = shareZeroThreshold(reference, current)
    const scale = Math.min(LARGEST_SCALE, constrainingScale(left), constrainingScale(right))
    const grid = { scale, zeroThreshold: left.zeroThreshold }
    const known = frames.find((own) => own.grid.scale === scale && own.grid.zeroThreshold === left.zeroThreshold)
    const frame = known ?? referenceFrame(downscaleExponentialHistogram(left, LARGEST_SCALE), grid)
    if (!known) frames = [...frames.slice(1 - KEPT_GRIDS), frame]
    return align(frame, downscaleExponentialHistogram(right, LARGEST_SCALE))
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

function align(frame: ReferenceFrame, current: ExponentialHistogramData): AlignedHistograms {
  return alignInFrame(frame, current) ?? alignCells(frame.cells, currentCells(current, frame.grid), frame.grid)
}

/** The rows of the current side in the bins of the reference, and beside them; undefined where these do not stay as they are. */
function alignInFrame(
  { cells, places, alone, grid }: ReferenceFrame,
  { positive, negative, zeroCount, scale }: ExponentialHistogramData,
): AlignedHistograms | undefined {
  if (zeroCount > 0 && places.zero < 0) return undefined
  const rows = alone.current.slice()
  if (zeroCount > 0) rows[places.zero] = zeroCount
  const ratio = ratioOf(scale, grid)
  const above = addInside(rows, positive, { cells: cells.positive, places: places.positive, ratio })
  const below = addInside(rows, negative, { cells: cells.negative, places: places.negative, ratio })
  if (!above || !below) return undefined
  const aligned = { ...alone, current: rows }
  if (above.length + below.length === 0) return aligned
  if (cells.positive.length + cells.negative.length === 0) return undefined
  const toCell = ({ index, count }: OutsideRows): CurrentCell => ({
    lower: bound(index - 1, grid),
    upper: bound(index, grid),
    count,
  })
  return splitGaps(aligned, [...below.map(toCell).map(mirrored), ...above.map(toCell)])
}

interface SideOfFrame {
  readonly cells: readonly ReferenceCell[]
  readonly places: readonly number[]
  /** So many buckets of the current side make one cell. */
  readonly ratio: number
}

/** Rows of the current side in a cell that the reference does not occupy. */
interface OutsideRows {
  readonly index: number
  count: number
}

/** Adds the rows in cells that the reference occupies too. @returns those in other cells; undefined where these are many. */
function addInside(
  rows: number[],
  { offset, counts }: ExponentialBuckets,
  { cells, places, ratio }: SideOfFrame,
): readonly OutsideRows[] | undefined {
  const outside: OutsideRows[] = []
  let next = 0
  for (let i = 0; i < counts.length; i += 1) {
    const count = counts[i]!
    if (count === 0) continue
    const index = Math.floor((offset + i) / ratio)
    while (next < cells.length && cells[next]!.index < index) next += 1
    if (next < cells.length && cells[next]!.index === index) rows[places[next]!]! += count
    else addOutside(outside, index, count)
    if (outside.length > MOST_SPLITS) return undefined
  }
  return outside
}

function addOutside(outside: OutsideRows[], index: number, count: number): void {
  const last = outside.at(-1)
  if (last?.index === index) last.count += count
  else outside.push({ index, count })
}

function mirrored({ lower, upper, count }: CurrentCell): CurrentCell {
  return { lower: -upper, upper: -lower, count }
}

/** Bins of both sides. */
function alignCells(reference: ReferenceCells, current: CurrentCells, grid: Grid): Required<AlignedHistograms> {
  const below = joinCells(reference.negative, current.negative, grid)
  const above = joinCells(reference.positive, current.positive, grid)
  const bins = new BinsInOrder()
  for (let i = below.cells.length - 1; i >= 0; i -= 1) bins.addMirrored(below.cells[i]!, below.current[i]!)
  const isEmpty = below.cells.length + above.cells.length === 0
  if (reference.zeroCount + current.zeroCount > 0 || isEmpty)
    bins.add(zeroCell(reference.zeroCount, grid), current.zeroCount)
  for (let i = 0; i < above.cells.length; i += 1) bins.add(above.cells[i]!, above.current[i]!)
  return bins.toAligned()
}

/** With a threshold of 0 the narrowest interval that holds 0 and no other double. */
function zeroCell(count: number, { zeroThreshold }: Grid): Cell {
  return { lower: -Math.max(zeroThreshold, Number.MIN_VALUE), upper: zeroThreshold, count, moment: 0 }
}

const NO_ROWS: CurrentCells = {
  positive: { indices: [], counts: [] },
  negative: { indices: [], counts: [] },
  zeroCount: 0,
}

function referenceFrame(data: ExponentialHistogramData, grid: Grid): ReferenceFrame {
  const cells: ReferenceCells = {
    positive: referenceCellsOf(data.positive, data.scale, grid),
    negative: referenceCellsOf(data.negative, data.scale, grid),
    zeroCount: data.zeroCount,
  }
  const alone = alignCells(cells, NO_ROWS, grid)
  const isZeroBin = cells.zeroCount > 0 || cells.positive.length + cells.negative.length === 0
  const places = {
    positive: placesOf(
      alone.edges,
      cells.positive.map(({ upper }) => upper),
    ),
    negative: placesOf(alone.edges, cells.negative.map(({ lower }) => -lower).toReversed()).toReversed(),
    zero: isZeroBin ? placesOf(alone.edges, [grid.zeroThreshold])[0]! : -1,
  }
  return { grid, cells, places, alone }
}

/** The bins that values lie in. @param values rising. */
function placesOf(edges: readonly number[], values: readonly number[]): readonly number[] {
  let place = 0
  return values.map((value) => {
    while (edges[place + 1]! < value) place += 1
    return place
  })
}

/** The cells that either side occupies. */
function joinCells(reference: readonly ReferenceCell[], { indices, counts }: OccupiedCells, grid: Grid): JoinedCells {
  const cells: ReferenceCell[] = []
  const current: number[] = []
  let next = 0
  const takeBelow = (index: number): void => {
    for (; next < reference.length && reference[next]!.index < index; next += 1) {
      cells.push(reference[next]!)
      current.push(0)
    }
  }
  for (let i = 0; i < indices.length; i += 1) {
    const index = indices[i]!
    takeBelow(index)
    const known = reference[next]?.index === index ? reference[next] : undefined
    if (known) next += 1
    cells.push(known ?? cellAfter(reference[next - 1], index, grid))
    current.push(counts[i]!)
  }
  takeBelow(Infinity)
  return { cells, current }
}

import type { Cell } from './bins-in-order.ts'
import { bucketUpperBound } from './bucket-bound.ts'
import type { ExponentialBuckets, ExponentialHistogramData } from './exponential-histogram-data.ts'

/** Buckets of a scale, none reaching below the zero threshold. */
export interface Grid {
  readonly scale: number
  readonly zeroThreshold: number
}

/** A cell of a grid while the reference is counted in it. */
export interface ReferenceCell extends Cell {
  readonly index: number
  count: number
  moment: number
}

/** What the reference has in the cells of a grid, of each sign by magnitude, smallest first. */
export interface ReferenceCells {
  readonly positive: readonly ReferenceCell[]
  readonly negative: readonly ReferenceCell[]
  readonly zeroCount: number
}

/** The cells of one sign that the current side occupies, by magnitude, smallest first. */
export interface OccupiedCells {
  readonly indices: readonly number[]
  readonly counts: readonly number[]
}

/** What the current side has in the cells of a grid. */
export interface CurrentCells {
  readonly positive: OccupiedCells
  readonly negative: OccupiedCells
  readonly zeroCount: number
}

/** Occupied cells of one sign by magnitude, smallest first. */
export function referenceCellsOf(
  { offset, counts }: ExponentialBuckets,
  ownScale: number,
  grid: Grid,
): ReferenceCell[] {
  const cells: ReferenceCell[] = []
  const ratio = ratioOf(ownScale, grid)
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

/** Counts the current side in the cells of a grid. */
export function currentCells(
  { positive, negative, zeroCount, scale }: ExponentialHistogramData,
  grid: Grid,
): CurrentCells {
  const ratio = ratioOf(scale, grid)
  return { positive: occupiedCells(positive, ratio), negative: occupiedCells(negative, ratio), zeroCount }
}

/** So many buckets of a scale make one cell. */
export function ratioOf(scale: number, grid: Grid): number {
  return 2 ** Math.max(0, scale - grid.scale)
}

/** @param ratio so many buckets make one cell. */
function occupiedCells({ offset, counts }: ExponentialBuckets, ratio: number): OccupiedCells {
  const occupied = { indices: [] as number[], counts: [] as number[] }
  let last = Number.NaN
  for (let i = 0; i < counts.length; i += 1) {
    const count = counts[i]!
    if (count === 0) continue
    const index = Math.floor((offset + i) / ratio)
    if (index === last) {
      occupied.counts[occupied.counts.length - 1]! += count
      continue
    }
    occupied.indices.push(index)
    occupied.counts.push(count)
    last = index
  }
  return occupied
}

/** An empty cell; beside its neighbour it begins where that one ends, so that each bound is computed once. */
export function cellAfter(last: ReferenceCell | undefined, index: number, grid: Grid): ReferenceCell {
  const lower = last?.index === index - 1 ? last.upper : bound(index - 1, grid)
  return { index, lower, upper: bound(index, grid), count: 0, moment: 0 }
}

/** Good to a few units in the last place: enough for means, which are averages of thousands of them, not for edges. */
function approximateBound(index: number, scale: number, { zeroThreshold }: Grid): number {
  return Math.min(Number.MAX_VALUE, Math.max(zeroThreshold, 2 ** ((index + 1) * 2 ** -scale)))
}

/** Upper bound of a cell. */
export function bound(index: number, { scale, zeroThreshold }: Grid): number {
  return Math.min(Number.MAX_VALUE, Math.max(zeroThreshold, bucketUpperBound(index, scale)))
}

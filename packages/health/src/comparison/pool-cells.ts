import type { AlignedHistograms } from '@driftline/statistics'
import type { QuantileCells } from '@driftline/profile'

/** Rows of both samples in the cells of a comparison; the arrays have one length. */
export interface CellCounts {
  readonly reference: readonly number[]
  readonly current: readonly number[]
}

/** A cell below this many expected rows is pooled: the χ² approximation needs about five (Cochran 1954). */
export const MINIMUM_EXPECTED_ROWS = 5

interface OpenCell {
  reference: number
  current: number
  /** A tied value: never continued by its neighbour. */
  tied: boolean
}

/**
 * Splits two histograms on a common grid into the reference's quantile cells: outer cells open, a tied value a cell of
 * its own (the whole bucket that holds it). A quantile inside a bucket splits both sides in the same proportion, so
 * the error is common to both and cancels.
 *
 * @param aligned both histograms on one grid, k + 1 edges.
 * @param cells the reference's unique deciles and tied values.
 * @returns cells in order of value, some of them possibly empty.
 */
export function splitIntoCells(aligned: AlignedHistograms, cells: QuantileCells): CellCounts {
  const open: OpenCell[] = [{ reference: 0, current: 0, tied: false }]
  const untied = cells.edges.filter((edge) => !cells.tied.includes(edge))
  let nextEdge = 0
  for (let bin = 0; bin < aligned.reference.length; bin++) {
    const lower = aligned.edges[bin]!
    const upper = aligned.edges[bin + 1]!
    const reference = aligned.reference[bin]!
    const current = aligned.current[bin]!
    if (cells.tied.some((value) => value > lower && value <= upper)) {
      open.push({ reference, current, tied: true })
      while (nextEdge < untied.length && untied[nextEdge]! <= upper) nextEdge++
      continue
    }
    if (open.at(-1)!.tied) open.push({ reference: 0, current: 0, tied: false })
    let taken = 0
    for (; nextEdge < untied.length && untied[nextEdge]! <= upper; nextEdge++) {
      const share = Math.max(taken, shareBelow(untied[nextEdge]!, lower, upper))
      addTo(open.at(-1)!, reference * (share - taken), current * (share - taken))
      taken = share
      open.push({ reference: 0, current: 0, tied: false })
    }
    addTo(open.at(-1)!, reference * (1 - taken), current * (1 - taken))
  }
  return { reference: open.map((cell) => cell.reference), current: open.map((cell) => cell.current) }
}

function shareBelow(edge: number, lower: number, upper: number): number {
  if (edge <= lower) return 0
  if (!Number.isFinite(lower) || !Number.isFinite(upper)) return edge >= upper ? 1 : 0
  return (edge - lower) / (upper - lower)
}

function addTo(cell: OpenCell, reference: number, current: number): void {
  cell.reference += reference
  cell.current += current
}

/**
 * Makes cells fit for a χ²-scaled statistic: cells empty on both sides are dropped; neighbouring cells with fewer than
 * five expected rows are pooled until they reach five; what stays below five goes into one rest cell. A small cell is
 * never pooled into a large one, where a move would drown.
 *
 * @param ordered cells with an order (quantile cells): neighbours may be pooled.
 * @param unordered cells without one (categories, special values): small ones go to the rest cell.
 */
export function poolSmallCells(
  ordered: CellCounts,
  unordered: CellCounts = { reference: [], current: [] },
): CellCounts {
  const reference: number[] = []
  const current: number[] = []
  const rest = { reference: 0, current: 0 }
  const run = { reference: 0, current: 0 }
  const referenceTotal = sum(ordered.reference) + sum(unordered.reference)
  const currentTotal = sum(ordered.current) + sum(unordered.current)
  const expected = (count: number): number => (referenceTotal === 0 ? 0 : (count / referenceTotal) * currentTotal)
  const emit = (cell: { reference: number; current: number }): void => {
    reference.push(cell.reference)
    current.push(cell.current)
  }
  const closeRun = (): void => {
    addTo2(rest, run)
    run.reference = run.current = 0
  }
  for (const [i, referenceCount] of ordered.reference.entries()) {
    const cell = { reference: referenceCount, current: ordered.current[i]! }
    if (expected(cell.reference) >= MINIMUM_EXPECTED_ROWS) {
      closeRun()
      emit(cell)
      continue
    }
    addTo2(run, cell)
    if (expected(run.reference) < MINIMUM_EXPECTED_ROWS) continue
    emit(run)
    run.reference = run.current = 0
  }
  closeRun()
  for (const [i, referenceCount] of unordered.reference.entries()) {
    const cell = { reference: referenceCount, current: unordered.current[i]! }
    if (expected(cell.reference) >= MINIMUM_EXPECTED_ROWS) emit(cell)
    else addTo2(rest, cell)
  }
  if (rest.reference + rest.current > 0) emit(rest)
  return { reference, current }
}

function addTo2(to: { reference: number; current: number }, from: { reference: number; current: number }): void {
  to.reference += from.reference
  to.current += from.current
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

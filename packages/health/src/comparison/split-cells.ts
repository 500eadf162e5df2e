import type { QuantileCells } from '@driftline/profile'
import type { AlignedHistograms } from '@driftline/statistics'
import type { CellCounts } from './pool-cells.ts'

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

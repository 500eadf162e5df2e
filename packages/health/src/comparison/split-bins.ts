import type { AlignedHistograms } from '@driftline/statistics'
import type { CellCounts } from './pool-cells.ts'

/**
 * Splits two histograms on a common grid at other edges. An edge inside a bucket splits both sides in the same
 * proportion, so the error is common to both.
 *
 * @param aligned both histograms on one grid, k + 1 edges.
 * @param edges rising; the outer bins are open.
 */
export function splitAtEdges(aligned: AlignedHistograms, edges: readonly number[]): CellCounts {
  const reference: number[] = []
  const current: number[] = []
  const rows = { reference: 0, current: 0 }
  const close = (): void => {
    reference.push(rows.reference)
    current.push(rows.current)
    rows.reference = rows.current = 0
  }
  for (let bin = 0; bin < aligned.reference.length; bin += 1) {
    const lower = aligned.edges[bin]!
    const upper = aligned.edges[bin + 1]!
    let taken = 0
    while (reference.length < edges.length && edges[reference.length]! <= upper) {
      const until = Math.max(taken, shareBelow(edges[reference.length]!, lower, upper))
      rows.reference += aligned.reference[bin]! * (until - taken)
      rows.current += aligned.current[bin]! * (until - taken)
      close()
      taken = until
    }
    rows.reference += aligned.reference[bin]! * (1 - taken)
    rows.current += aligned.current[bin]! * (1 - taken)
  }
  while (reference.length <= edges.length) close()
  return { reference, current }
}

function shareBelow(edge: number, lower: number, upper: number): number {
  if (edge <= lower) return 0
  if (!Number.isFinite(lower) || !Number.isFinite(upper)) return edge >= upper ? 1 : 0
  return (edge - lower) / (upper - lower)
}

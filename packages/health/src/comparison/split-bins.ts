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
  const reference = edges.map(() => 0)
  const current = edges.map(() => 0)
  reference.push(0)
  current.push(0)
  let next = 0
  for (let bin = 0; bin < aligned.reference.length; bin += 1) {
    const lower = aligned.edges[bin]!
    const upper = aligned.edges[bin + 1]!
    let taken = 0
    for (; next < edges.length && edges[next]! <= upper; next += 1) {
      const until = Math.max(taken, shareBelow(edges[next]!, lower, upper))
      reference[next]! += aligned.reference[bin]! * (until - taken)
      current[next]! += aligned.current[bin]! * (until - taken)
      taken = until
    }
    reference[next]! += aligned.reference[bin]! * (1 - taken)
    current[next]! += aligned.current[bin]! * (1 - taken)
  }
  return { reference, current }
}

function shareBelow(edge: number, lower: number, upper: number): number {
  if (edge <= lower) return 0
  if (!Number.isFinite(lower) || !Number.isFinite(upper)) return edge >= upper ? 1 : 0
  return (edge - lower) / (upper - lower)
}

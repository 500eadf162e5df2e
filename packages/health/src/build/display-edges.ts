import { quantileSorted } from '@driftline/statistics'

/** Bins a chart shows. */
export const DISPLAY_BINS = 16
/** Room left on both sides for a distribution that moves, as a share of the reference's central width. */
const DISPLAY_MARGIN = 0.25

/**
 * Inner edges of the bins a chart shows: between the values where there are few of them, else of equal width over the
 * central 99 % with room on both sides. The outer bins are open.
 *
 * @param sorted finite values, ascending, at least one.
 * @returns at most 15 strictly increasing edges.
 */
export function displayEdges(sorted: Float64Array): readonly number[] {
  const distinct = firstDistinct(sorted, DISPLAY_BINS)
  if (distinct) return distinct.slice(1).map((value, i) => value / 2 + distinct[i]! / 2)
  const low = quantileSorted(sorted, 0.005)
  const high = quantileSorted(sorted, 0.995)
  const margin = (high - low) * DISPLAY_MARGIN
  const from = sorted[0]! >= 0 ? Math.max(0, low - margin) : low - margin
  const width = (high + margin - from) / DISPLAY_BINS
  const edges = Array.from({ length: DISPLAY_BINS - 1 }, (_, i) => from + width * (i + 1))
  return edges.filter((edge, i) => Number.isFinite(edge) && (i === 0 || edge > edges[i - 1]!))
}

function firstDistinct(sorted: Float64Array, limit: number): readonly number[] | undefined {
  const distinct: number[] = []
  for (const value of sorted) {
    if (value === distinct.at(-1)) continue
    if (distinct.length === limit) return undefined
    distinct.push(value)
  }
  return distinct
}

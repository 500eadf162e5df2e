import type { ExplicitHistogramData } from '@driftline/statistics'
import { alignExplicitHistograms, mergeExplicitHistograms } from '@driftline/statistics'

/**
 * The score histograms of two writers together, on the edges both have. Exact: the buckets between shared edges are
 * summed. Without a shared edge one open bucket keeps the number. Associative and commutative; a histogram without rows
 * spoils nothing.
 */
export function mergeScores(a: ExplicitHistogramData, b: ExplicitHistogramData): ExplicitHistogramData {
  if (a.count === 0 && b.count > 0) return b
  if (b.count === 0 && a.count > 0) return a
  if (haveEqualEdges(a, b)) return mergeExplicitHistograms(a, b)
  const bounds = sharedEdges(a, b)
  return mergeExplicitHistograms(regroup(a, bounds), regroup(b, bounds))
}

function haveEqualEdges(a: ExplicitHistogramData, b: ExplicitHistogramData): boolean {
  return a.bounds.length === b.bounds.length && a.bounds.every((bound, i) => bound === b.bounds[i])
}

/** Edges of one that the other has too, rising. */
export function sharedEdges(a: ExplicitHistogramData, b: ExplicitHistogramData): readonly number[] {
  const known = new Set(b.bounds)
  return a.bounds.filter((bound) => known.has(bound))
}

function regroup(histogram: ExplicitHistogramData, bounds: readonly number[]): ExplicitHistogramData {
  if (bounds.length === 0) return { ...histogram, bounds, counts: [histogram.counts.reduce((sum, n) => sum + n, 0)] }
  const onBounds = { bounds, counts: Array.from({ length: bounds.length + 1 }, () => 0), count: 0 }
  return { ...histogram, bounds, counts: alignExplicitHistograms(histogram, onBounds).reference }
}

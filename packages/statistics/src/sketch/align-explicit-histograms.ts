import type { AlignedHistograms } from './aligned-histograms.ts'
import type { ExplicitHistogramData } from './explicit-histogram.ts'

function regroup({ bounds, counts }: ExplicitHistogramData, kept: ReadonlySet<number>): number[] {
  const groups = [0]
  counts.forEach((count, i) => {
    groups[groups.length - 1]! += count
    const bound = bounds[i]
    if (bound !== undefined && kept.has(bound)) groups.push(0)
  })
  return groups
}

/**
 * Two histograms on the bounds they share; exact, because the buckets between shared bounds are summed.
 *
 * Histograms that differ in a decision threshold only lose that one bound.
 *
 * @param reference - counted with bounds of its own
 * @param current - counted with bounds of its own
 * @returns bins from −Infinity to Infinity; referenceMeans is left out because the outer bins are open
 * @throws RangeError when there are bounds but none in common
 * @example alignExplicitHistograms(histogram, histogram).edges.length === histogram.bounds.length + 2 // => true
 */
export function alignExplicitHistograms(
  reference: ExplicitHistogramData,
  current: ExplicitHistogramData,
): AlignedHistograms {
  const currentBounds = new Set(current.bounds)
  const shared = reference.bounds.filter((bound) => currentBounds.has(bound))
  if (shared.length === 0 && reference.bounds.length + current.bounds.length > 0) {
    throw new RangeError(
      `The reference has ${reference.bounds.length} bounds and the current histogram ${current.bounds.length}, none in common. ` +
        'Record the current values with the bounds of the reference.',
    )
  }
  const kept = new Set(shared)
  return {
    edges: [-Infinity, ...shared, Infinity],
    reference: regroup(reference, kept),
    current: regroup(current, kept),
  }
}

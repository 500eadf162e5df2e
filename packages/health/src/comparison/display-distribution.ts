import { categoryTable, comparedCategories } from '../build/categorical-profile.ts'
import type { FeatureProfile } from '@driftline/profile'
import type { FeatureCounts } from '../counts/feature-counts.ts'
import { splitIntoCells } from './pool-cells.ts'
import type { FeatureComparison } from './feature-comparison.ts'

/** Shares of both samples in the bins a chart shows; the last upper edge is null, meaning open. */
export interface DisplayDistribution {
  readonly upper?: readonly (number | null)[]
  readonly categories?: readonly string[]
  readonly reference: readonly number[]
  readonly current: readonly number[]
}

const DISPLAYED_CATEGORIES = 15

/** Both distributions in the profile's frozen display bins, or by category with the rest in `other`. */
export function displayDistribution(
  profile: FeatureProfile,
  counts: FeatureCounts,
  comparison: FeatureComparison,
): DisplayDistribution {
  if (profile.type === 'categorical' || !comparison.aligned) {
    const referenceCounts = profile.type === 'categorical' ? profile.categories : {}
    const names = comparedCategories(referenceCounts).slice(0, DISPLAYED_CATEGORIES)
    const other = profile.type === 'categorical' ? profile.other : 0
    return {
      categories: [...names, 'other'],
      reference: shares(categoryTable(names, referenceCounts, other).unordered),
      current: shares(categoryTable(names, counts.categories ?? {}).unordered),
    }
  }
  const { reference, current } = splitIntoCells(comparison.aligned, { edges: profile.displayEdges, tied: [] })
  const bins = profile.displayEdges.length + 1
  return {
    upper: [...profile.displayEdges, null],
    reference: shares(padded(reference, bins)),
    current: shares(padded(current, bins)),
  }
}

function padded(counts: readonly number[], length: number): readonly number[] {
  return Array.from({ length }, (_, i) => counts[i] ?? 0)
}

function shares(counts: readonly number[]): readonly number[] {
  const total = counts.reduce((a, b) => a + b, 0)
  return counts.map((count) => (total === 0 ? 0 : count / total))
}

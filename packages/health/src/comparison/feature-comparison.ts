import type { AlignedHistograms } from '@driftline/statistics'
import { alignExplicitHistograms, alignExponentialHistograms } from '@driftline/statistics'
import { categoryTable, comparedCategories } from '../build/categorical-profile.ts'
import type { CellTable } from '../build/design-effect.ts'
import type { FeatureProfile, QuantileCells } from '@driftline/profile'
import type { FeatureCounts } from '../counts/feature-counts.ts'
import { totalOf } from '../counts/feature-counts.ts'
import { splitIntoCells } from './pool-cells.ts'

/** A window's counts beside the reference's, on common cells. */
export interface FeatureComparison {
  readonly reference: CellTable
  readonly current: CellTable
  /** Numeric features and scores: both histograms on one grid, `under` and `over` as point masses at the guards. */
  readonly aligned?: AlignedHistograms
  /** Rows of the window with a value, special values included. */
  readonly valueRows: number
}

/** Puts a window's counts and its reference on common cells. Undefined when the window's sketch is of another type. */
export function compareFeature(profile: FeatureProfile, counts: FeatureCounts): FeatureComparison | undefined {
  switch (profile.type) {
    case 'categorical': {
      const names = comparedCategories(profile.categories)
      const current = counts.categories ?? {}
      return {
        reference: categoryTable(names, profile.categories, profile.other),
        current: categoryTable(names, current),
        valueRows: totalOf(current) + totalOf(counts.special),
      }
    }
    case 'numeric': {
      const aligned = counts.values && alignExponentialHistograms(profile.histogram, counts.values)
      return compareOnGrid(profile, counts, aligned ?? alignNothing(profile.histogram))
    }
    case 'score': {
      const nothing = { bounds: profile.bounds, counts: profile.histogram.counts.map(() => 0), count: 0 }
      const current = counts.scores ?? nothing
      if (!current.bounds.some((bound) => profile.bounds.includes(bound))) return undefined
      return compareOnGrid(profile, counts, alignExplicitHistograms(profile.histogram, current))
    }
  }
}

function alignNothing(reference: Parameters<typeof alignExponentialHistograms>[0]): AlignedHistograms {
  const empty = { offset: 0, counts: [] }
  return alignExponentialHistograms(reference, {
    scale: reference.scale,
    zeroThreshold: reference.zeroThreshold,
    zeroCount: 0,
    positive: empty,
    negative: empty,
    count: 0,
  })
}

function compareOnGrid(
  profile: { readonly cells: QuantileCells; readonly special: Readonly<Record<string, number>> },
  counts: FeatureCounts,
  aligned: AlignedHistograms,
): FeatureComparison {
  const cells = splitIntoCells(aligned, profile.cells)
  const names = [...new Set([...Object.keys(profile.special), ...Object.keys(counts.special)])].sort()
  const countOf = (special: Readonly<Record<string, number>>) => names.map((name) => special[name] ?? 0)
  return {
    reference: { ordered: cells.reference, unordered: countOf(profile.special) },
    current: { ordered: cells.current, unordered: countOf(counts.special) },
    aligned,
    valueRows: aligned.current.reduce((a, b) => a + b, 0) + totalOf(counts.special),
  }
}

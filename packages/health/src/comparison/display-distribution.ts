import { ML_FEATURE_CATEGORY_VALUE_OTHER } from '@driftline/semconv'
import { categoryTable } from './category-table.ts'
import type { ComparedCategories } from './compared-categories.ts'
import type { ShownReference } from './feature-comparison.ts'
import { splitAtEdges } from './split-bins.ts'

/** Shares of both samples in the bins a chart shows; the last upper edge is null, meaning open. */
export interface DisplayDistribution {
  readonly upper?: readonly (number | null)[]
  /** Labels: names (escaped where they read like one of the others), buckets, and `other` for the rest, which is last. */
  readonly categories?: readonly string[]
  readonly reference: readonly number[]
  readonly current: readonly number[]
}

const DISPLAYED_CATEGORIES = 15

/** Both distributions in the profile's frozen display bins, or by category with the rest in `other`. */
export function displayDistribution({ profile, aligned, categories }: ShownReference): DisplayDistribution | undefined {
  if (categories) return displayCategories(categories)
  if (profile.type === 'categorical' || !aligned) return undefined
  const { reference, current } = splitAtEdges(aligned, profile.displayEdges)
  return {
    upper: [...profile.displayEdges, null],
    reference: shares(reference),
    current: shares(current),
  }
}

function displayCategories({ comparand, current, currentOther }: ComparedCategories): DisplayDistribution {
  const keys = comparand.compared.slice(0, DISPLAYED_CATEGORIES)
  return {
    categories: [...keys.map(comparand.labelOf), ML_FEATURE_CATEGORY_VALUE_OTHER],
    reference: shares(categoryTable(keys, comparand.counts, comparand.other).unordered),
    current: shares(categoryTable(keys, current, currentOther).unordered),
  }
}

function shares(counts: readonly number[]): readonly number[] {
  const total = counts.reduce((a, b) => a + b, 0)
  return counts.map((count) => (total === 0 ? 0 : count / total))
}

import type { FeatureChange } from '../change/feature-change.ts'
import type { DisplayDistribution } from '../comparison/display-distribution.ts'
import { displayDistribution } from '../comparison/display-distribution.ts'
import type { EffectSizes } from '../comparison/effect-sizes.ts'
import { effectSizes } from '../comparison/effect-sizes.ts'
import type { FeatureComparison, ShownReference } from '../comparison/feature-comparison.ts'
import { share } from '../counts/counts-summary.ts'
import type { FeatureCounts } from '../counts/feature-counts.ts'
import { invalidRows } from '../counts/feature-counts.ts'
import type { ValueKnowledge, WindowQuantiles } from '../counts/quantiles.ts'
import { alignedQuantiles } from '../counts/quantiles.ts'
import { newCategoryRows } from '../comparison/new-category-rows.ts'
import type { DistributionEffect } from '../comparison/distribution-effect.ts'

/** Figures shown with a verdict. */
export interface WindowStatistics extends Partial<EffectSizes> {
  readonly psi?: number
  readonly psiDebiased?: number
  /** Design effect φ the distribution was judged with; at least 1. */
  readonly designEffect?: number
  /** Shares of rows, 0..1; absent where they are not counted by feature, as in segments. */
  readonly missing?: number
  readonly invalid?: number
  readonly newCategory?: number
  readonly outOfRange?: number
  readonly quantiles?: WindowQuantiles
  readonly referenceQuantiles?: WindowQuantiles
  readonly distribution?: DisplayDistribution
  /** Of the model as a whole: share of values present, valid and fresh, 0..1, critical features counting more. */
  readonly qualityScore?: number
  /** Where the window shows something: what changed, in the feature's own terms. */
  readonly change?: FeatureChange
}

/** A window, and its comparison where it could be made. */
export interface ShownWindow extends ValueKnowledge {
  readonly counts: FeatureCounts
  readonly rows: number
  readonly comparison?: FeatureComparison
  readonly effect?: DistributionEffect
}

/** Figures of a window beside its reference. @param hasProblems whether problems are counted by feature. */
export function windowStatistics(shown: ShownWindow, hasProblems: boolean): WindowStatistics {
  const { counts, comparison, effect, rows } = shown
  const outOfRange = counts.problems['range'] ?? 0
  return {
    ...(effect && { psi: effect.psi, psiDebiased: effect.psiDebiased }),
    ...(comparison && { designEffect: comparison.designEffect.value, ...effectSizes(comparison, counts) }),
    ...(hasProblems && {
      missing: share(counts.problems['missing'] ?? 0, rows),
      invalid: share(invalidRows(counts), rows),
    }),
    ...(comparison && newCategoryOf(comparison, counts)),
    ...(outOfRange > 0 && { outOfRange: share(outOfRange, rows) }),
    ...(comparison?.shown && { ...quantilesOf(comparison.shown, shown), ...distributionOf(comparison.shown) }),
  }
}

type Part<K extends keyof WindowStatistics> = Pick<WindowStatistics, K>

function newCategoryOf({ shown, valueRows }: FeatureComparison, counts: FeatureCounts): Part<'newCategory'> {
  return shown?.categories ? { newCategory: share(newCategoryRows(shown.categories, counts), valueRows) } : {}
}

function quantilesOf(shown: ShownReference, known: ValueKnowledge): Part<'quantiles' | 'referenceQuantiles'> {
  const quantiles = shown.aligned && alignedQuantiles(shown.aligned, known)
  if (!quantiles || shown.profile.type === 'categorical') return {}
  const { p5, p50, p95 } = shown.profile.quantiles
  return { quantiles, referenceQuantiles: { p5, p50, p95 } }
}

function distributionOf(shown: ShownReference): Part<'distribution'> {
  const distribution = displayDistribution(shown)
  return distribution ? { distribution } : {}
}

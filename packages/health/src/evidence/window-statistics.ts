import type { FeatureProfile } from '@driftline/profile'
import type { DisplayDistribution } from '../comparison/display-distribution.ts'
import { displayDistribution } from '../comparison/display-distribution.ts'
import type { EffectSizes } from '../comparison/effect-sizes.ts'
import { effectSizes } from '../comparison/effect-sizes.ts'
import type { FeatureComparison } from '../comparison/feature-comparison.ts'
import { share } from '../counts/counts-summary.ts'
import type { FeatureCounts } from '../counts/feature-counts.ts'
import { invalidRows } from '../counts/feature-counts.ts'
import type { WindowQuantiles } from '../counts/quantiles.ts'
import { alignedQuantiles } from '../counts/quantiles.ts'
import type { JudgeTask } from './judge-task.ts'
import { newCategoryRows } from './new-categories.ts'

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
}

/** Figures of a window beside its reference. @param hasProblems whether problems are counted by feature. */
export function windowStatistics(task: JudgeTask, hasProblems: boolean): WindowStatistics {
  const { profile, counts, comparison, effect, rows } = task
  const outOfRange = counts.problems['range'] ?? 0
  return {
    ...(effect && { psi: effect.psi, psiDebiased: effect.psiDebiased }),
    designEffect: task.designEffect,
    ...(comparison && effectSizes(profile, counts, comparison)),
    ...(hasProblems && {
      missing: share(counts.problems['missing'] ?? 0, rows),
      invalid: share(invalidRows(counts), rows),
    }),
    ...(comparison && newCategoryOf(comparison, counts)),
    ...(outOfRange > 0 && { outOfRange: share(outOfRange, rows) }),
    ...(comparison && quantilesOf(profile, comparison)),
    ...(comparison && distributionOf(profile, comparison)),
  }
}

type Part<K extends keyof WindowStatistics> = Pick<WindowStatistics, K>

function newCategoryOf({ categories, valueRows }: FeatureComparison, counts: FeatureCounts): Part<'newCategory'> {
  return categories ? { newCategory: share(newCategoryRows(categories, counts), valueRows) } : {}
}

function quantilesOf(
  profile: FeatureProfile,
  { aligned }: FeatureComparison,
): Part<'quantiles' | 'referenceQuantiles'> {
  const quantiles = aligned && alignedQuantiles(aligned)
  if (!quantiles || profile.type === 'categorical') return {}
  const { p5, p50, p95 } = profile.quantiles
  return { quantiles, referenceQuantiles: { p5, p50, p95 } }
}

function distributionOf(profile: FeatureProfile, comparison: FeatureComparison): Part<'distribution'> {
  const distribution = displayDistribution(profile, comparison)
  return distribution ? { distribution } : {}
}

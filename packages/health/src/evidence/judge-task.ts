import type { FeatureProfile } from '@driftline/profile'
import { GUESSED_DESIGN_EFFECT } from '../build/design-effect.ts'
import { comparedCells } from '../comparison/cell-table.ts'
import type { DistributionEffect } from '../comparison/distribution-effect.ts'
import { distributionEffect } from '../comparison/distribution-effect.ts'
import type { FeatureComparison, Incomparable } from '../comparison/feature-comparison.ts'
import { compareFeature } from '../comparison/feature-comparison.ts'
import type { FeatureCounts } from '../counts/feature-counts.ts'
import { invalidRows, rowsIn } from '../counts/feature-counts.ts'
import type { FeatureReference } from '../reference/feature-reference.ts'

/** A window put beside its reference: what all kinds of evidence and all figures are made from. */
export interface JudgeTask {
  readonly profile: FeatureProfile
  readonly counts: FeatureCounts
  readonly compared: FeatureComparison | Incomparable
  /** The comparison, where it could be made. */
  readonly comparison?: FeatureComparison
  readonly effect?: DistributionEffect
  readonly designEffect: number
  /** All rows, whatever they held. */
  readonly rows: number
}

/** Puts a window beside its reference. */
export function createJudgeTask(
  reference: FeatureReference,
  counts: FeatureCounts,
  { window, isOutput }: { readonly window: string; readonly isOutput?: boolean },
): JudgeTask {
  const { profile } = reference
  const compared = compareFeature(reference, counts, isOutput)
  const guessed = GUESSED_DESIGN_EFFECT.value
  if (compared.kind === 'incomparable')
    return { profile, counts, compared, designEffect: guessed, rows: rowsIn(counts) }
  const designEffect = compared.designEffect[window]?.value ?? guessed
  return {
    profile,
    counts,
    compared,
    comparison: compared,
    effect: distributionEffect(comparedCells(compared.reference, compared.current), designEffect),
    designEffect,
    rows: compared.valueRows + (counts.problems['missing'] ?? 0) + invalidRows(counts),
  }
}

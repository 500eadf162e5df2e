import type { FeatureSpec } from '@driftline/spec'
import type { DistributionEffect } from '../comparison/distribution-effect.ts'
import { distributionEffect } from '../comparison/distribution-effect.ts'
import type { DisplayDistribution } from '../comparison/display-distribution.ts'
import { displayDistribution } from '../comparison/display-distribution.ts'
import type { EffectSizes } from '../comparison/effect-sizes.ts'
import { effectSizes } from '../comparison/effect-sizes.ts'
import type { FeatureComparison } from '../comparison/feature-comparison.ts'
import { compareFeature } from '../comparison/feature-comparison.ts'
import type { WindowQuantiles } from '../counts/quantiles.ts'
import { currentQuantiles } from '../counts/quantiles.ts'
import type { Rate } from '../comparison/rate-effect.ts'
import { rateEffect } from '../comparison/rate-effect.ts'
import type { EvidenceKind } from './severity.ts'
import { severityOf, severityThresholds } from './severity.ts'
import { comparedCells, GUESSED_DESIGN_EFFECT, MAXIMUM_DESIGN_EFFECT } from '../build/design-effect.ts'
import type { CategoricalFeatureProfile, FeatureProfile } from '@driftline/profile'
import type { FeatureCounts } from '../counts/feature-counts.ts'
import { totalOf } from '../counts/feature-counts.ts'

/** One kind of evidence in one window. */
export interface Evidence {
  readonly kind: EvidenceKind
  /** PSI, or the increase of a rate. */
  readonly effect: number
  readonly lowerBound: number
  /** 0..100, of this window alone. */
  readonly severity: number
}

/** Figures shown with a verdict. */
export interface WindowStatistics extends Partial<EffectSizes> {
  readonly psi?: number
  readonly psiDebiased?: number
  readonly phi?: number
  /** Shares of rows, 0..1. */
  readonly missing: number
  readonly invalid: number
  readonly newCategory?: number
  readonly outOfRange?: number
  readonly quantiles?: WindowQuantiles
  readonly referenceQuantiles?: WindowQuantiles
  readonly distribution?: DisplayDistribution
}

/** Why the distribution was not judged although there were rows. */
export type NotJudged = 'calendar' | 'unlike-reference' | 'sketch-mismatch'

/** What one window shows of one feature, before looking back. */
export interface WindowEvidence {
  /** Rows of the window, whatever they held. */
  readonly rows: number
  /** Strongest first. */
  readonly evidence: readonly Evidence[]
  readonly notJudged?: NotJudged
  readonly statistics: WindowStatistics
}

/** What to judge a window by. */
export interface JudgeOptions {
  readonly spec?: FeatureSpec
  readonly window: string
  /** Problems are counted per feature only for the segment of everyone. */
  readonly hasProblems: boolean
}

/** Judges one window of one feature against its reference, each kind of evidence for itself. */
export function judgeWindow(profile: FeatureProfile, counts: FeatureCounts, options: JudgeOptions): WindowEvidence {
  const task = prepare(profile, counts, options)
  const notJudged = reasonNotJudged(task, options.spec)
  const evidence = [
    ...(notJudged ? [] : distributionEvidence(task)),
    ...(profile.type === 'categorical' ? [newCategories(profile, task)] : []),
    ...(options.hasProblems ? problemEvidence(task) : []),
  ]
  return {
    rows: task.rows,
    evidence: evidence.sort((a, b) => b.severity - a.severity),
    ...(notJudged && { notJudged }),
    statistics: statisticsOf(task),
  }
}

interface JudgeTask {
  readonly profile: FeatureProfile
  readonly counts: FeatureCounts
  readonly comparison: FeatureComparison | undefined
  readonly effect: DistributionEffect | undefined
  readonly designEffect: number
  /** Rows with a value; and all rows, whatever they held. */
  readonly valueRows: number
  readonly rows: number
  readonly problem: (name: string) => number
}

function prepare(profile: FeatureProfile, counts: FeatureCounts, { window }: JudgeOptions): JudgeTask {
  const comparison = compareFeature(profile, counts)
  const problem = (name: string): number => counts.problems[name] ?? 0
  const valueRows = comparison?.valueRows ?? (counts.values ?? counts.scores)?.count ?? totalOf(counts.categories)
  const designEffect = (profile.designEffect[window] ?? GUESSED_DESIGN_EFFECT).value
  return {
    profile,
    counts,
    comparison,
    effect: comparison && distributionEffect(comparedCells(comparison.reference, comparison.current), designEffect),
    designEffect,
    valueRows,
    rows: valueRows + problem('missing') + problem('type') + problem('non_finite'),
    problem,
  }
}

function statisticsOf({ profile, counts, comparison, effect, ...task }: JudgeTask): WindowStatistics {
  const outOfRange = task.problem('range')
  return {
    ...(effect && { psi: effect.psi, psiDebiased: effect.psiDebiased }),
    phi: task.designEffect,
    ...(comparison && effectSizes(profile, counts, comparison)),
    missing: share(task.problem('missing'), task.rows),
    invalid: share(task.problem('type') + task.problem('non_finite'), task.rows),
    ...(profile.type === 'categorical' && { newCategory: share(newCategoryRows(profile, counts), task.valueRows) }),
    ...(outOfRange > 0 && { outOfRange: share(outOfRange, task.rows) }),
    ...quantilesOf(profile, comparison),
    ...(comparison && { distribution: displayDistribution(profile, counts, comparison) }),
  }
}

function reasonNotJudged(
  { comparison, designEffect }: JudgeTask,
  spec: FeatureSpec | undefined,
): NotJudged | undefined {
  if (!comparison) return 'sketch-mismatch'
  if (spec?.calendar) return 'calendar'
  return designEffect > MAXIMUM_DESIGN_EFFECT ? 'unlike-reference' : undefined
}

function quantilesOf(profile: FeatureProfile, comparison: FeatureComparison | undefined) {
  const quantiles = comparison?.aligned && currentQuantiles(comparison.aligned)
  if (!quantiles || profile.type === 'categorical') return {}
  const { p5, p50, p95 } = profile.quantiles
  return { quantiles, referenceQuantiles: { p5, p50, p95 } }
}

interface Effect {
  readonly effect: number
  readonly lowerBound: number
  readonly referenceRate: number
}

function evidenceOf(kind: EvidenceKind, { effect, lowerBound, referenceRate }: Effect): Evidence {
  return { kind, effect, lowerBound, severity: severityOf(lowerBound, severityThresholds(kind, referenceRate)) }
}

function distributionEvidence({ effect }: JudgeTask): readonly Evidence[] {
  if (!effect) return []
  return [evidenceOf('distribution', { effect: effect.psi, lowerBound: effect.lowerBound, referenceRate: 0 })]
}

function newCategories(profile: CategoricalFeatureProfile, { counts, valueRows }: JudgeTask): Evidence {
  const current = { count: newCategoryRows(profile, counts), rows: valueRows }
  const { increase, lowerBound } = rateEffect({ count: 0, rows: profile.count }, current, 1)
  return evidenceOf('new_category', { effect: increase, lowerBound, referenceRate: profile.newCategoryRate })
}

/** Rows of categories the reference has never seen: named by the sender, or counted by it as a problem. */
function newCategoryRows(profile: CategoricalFeatureProfile, counts: FeatureCounts): number {
  let unseen = counts.problems['category'] ?? 0
  for (const [name, count] of Object.entries(counts.categories ?? {}))
    if (name !== 'other' && !Object.hasOwn(profile.categories, name)) unseen += count
  return unseen
}

function problemEvidence({ profile, rows, problem }: JudgeTask): readonly Evidence[] {
  const referenceRows = profile.count + profile.missing + profile.invalid
  const judge = (kind: EvidenceKind, inReference: number, inWindow: number): Evidence => {
    const reference: Rate = { count: inReference, rows: referenceRows }
    const { increase, lowerBound, ...rates } = rateEffect(reference, { count: inWindow, rows }, 1)
    return evidenceOf(kind, { effect: increase, lowerBound, referenceRate: rates.reference })
  }
  return [
    judge('missing', profile.missing, problem('missing')),
    judge('type', profile.invalid, problem('type') + problem('non_finite')),
    judge('range', profile.outOfRange, problem('range')),
    judge('stale', 0, problem('stale')),
  ]
}

function share(count: number, rows: number): number {
  return rows === 0 ? 0 : count / rows
}

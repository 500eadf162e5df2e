import type { CategoricalFeatureProfile } from '@driftline/profile'
import type { MlDriftReason } from '@driftline/semconv'
import type { FeatureSpec } from '@driftline/spec'
import { MAXIMUM_DESIGN_EFFECT } from '../build/design-effect.ts'
import type { FeatureCounts } from '../counts/feature-counts.ts'
import type { CategoryComparand } from '../reference/category-comparand.ts'
import type { FeatureReference } from '../reference/feature-reference.ts'
import type { Evidence } from './evidence.ts'
import { evidenceOf } from './evidence.ts'
import type { JudgeTask } from './judge-task.ts'
import { createJudgeTask } from './judge-task.ts'
import { newCategoryEvidence, newCategoryRows } from './new-categories.ts'
import { problemEvidence } from './problem-rates.ts'
import type { WindowStatistics } from './window-statistics.ts'
import { windowStatistics } from './window-statistics.ts'

/** What one window shows of one feature, before looking back. */
export interface WindowEvidence {
  /** Rows of the window, whatever they held. */
  readonly rows: number
  /** Strongest first. */
  readonly evidence: readonly Evidence[]
  /** Why the distribution was not judged although there were rows. */
  readonly notJudged?: NotJudged
  readonly statistics: WindowStatistics
  /** Where categories were compared by hash bucket: what they were compared with. */
  readonly buckets?: CategoryComparand
}

/** Why a distribution was not judged. */
export type NotJudged = Extract<MlDriftReason, 'calendar' | 'unlike_reference' | 'edges' | 'sketch' | 'hash' | 'failed'>

/** What to judge a window by. */
export interface JudgeOptions {
  readonly spec?: FeatureSpec
  readonly window: string
  /** Problems are counted per feature only for the segment of everyone. */
  readonly hasProblems: boolean
  /** A prediction or score: a number and a class of one row are no contradiction. */
  readonly isOutput?: boolean
}

/** Judges one window of one feature against its reference, each kind of evidence for itself. */
export function judgeWindow(reference: FeatureReference, counts: FeatureCounts, options: JudgeOptions): WindowEvidence {
  const task = createJudgeTask(reference, counts, options)
  const notJudged = reasonNotJudged(task, options.spec)
  const comparand = task.comparison?.categories?.comparand
  return {
    rows: task.rows,
    evidence: evidenceIn(task, notJudged !== undefined, options).sort((a, b) => b.severity - a.severity),
    ...(notJudged && { notJudged }),
    statistics: windowStatistics(task, options.hasProblems),
    ...(comparand?.by === 'bucket' && { buckets: comparand }),
  }
}

function reasonNotJudged({ compared, designEffect }: JudgeTask, spec: FeatureSpec | undefined): NotJudged | undefined {
  if (compared.kind === 'incomparable') return compared.reason
  if (spec?.calendar) return 'calendar'
  return designEffect > MAXIMUM_DESIGN_EFFECT ? 'unlike_reference' : undefined
}

function evidenceIn(task: JudgeTask, isNotJudged: boolean, { hasProblems }: JudgeOptions): Evidence[] {
  const { profile, counts, rows } = task
  return [
    ...(isNotJudged ? [] : distributionEvidence(task)),
    ...categoryEvidence(task),
    ...(hasProblems ? problemEvidence(profile, counts, rows) : []),
  ]
}

function distributionEvidence({ effect }: JudgeTask): readonly Evidence[] {
  if (!effect) return []
  return [evidenceOf('distribution', { effect: effect.psi, lowerBound: effect.lowerBound, referenceRate: 0 })]
}

function categoryEvidence({ profile, comparison, counts }: JudgeTask): readonly Evidence[] {
  if (!comparison?.categories) return []
  const current = { count: newCategoryRows(comparison.categories, counts), rows: comparison.valueRows }
  return [newCategoryEvidence(profile as CategoricalFeatureProfile, current)]
}

import type { MlDriftReason } from '@driftline/semconv'
import type { FeatureSpec } from '@driftline/spec'
import { comparedCells } from '../comparison/cell-table.ts'
import { distributionEffect } from '../comparison/distribution-effect.ts'
import type { DistributionEffect } from '../comparison/distribution-effect.ts'
import type { ComparisonScope, FeatureComparison } from '../comparison/feature-comparison.ts'
import type { FeatureCounts } from '../counts/feature-counts.ts'
import { rowsIn } from '../counts/feature-counts.ts'
import type { CategoryComparand } from '../reference/category-comparand.ts'
import type { FeatureReference } from '../reference/feature-reference.ts'
import { constantEvidence } from './constant.ts'
import type { Evidence } from './evidence.ts'
import { distributionEvidence, rateEvidence } from './evidence.ts'
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
export type NotJudged = Extract<MlDriftReason, 'calendar' | 'edges' | 'sketch' | 'hash' | 'failed' | 'edges_renewed'>

/** What to judge a window by. */
export interface JudgeOptions extends ComparisonScope {
  readonly spec?: FeatureSpec
}

/** Judges one window of one feature against its reference, each kind of evidence for itself. */
export function judgeWindow(reference: FeatureReference, counts: FeatureCounts, options: JudgeOptions): WindowEvidence {
  const compared = reference.compare(counts, options)
  if (compared.kind === 'incomparable')
    return {
      rows: rowsIn(counts),
      evidence: [],
      notJudged: compared.reason,
      statistics: windowStatistics({ counts, rows: rowsIn(counts) }, options.hasProblems),
    }
  return judgeCompared(compared, counts, options)
}

function judgeCompared(compared: FeatureComparison, counts: FeatureCounts, options: JudgeOptions): WindowEvidence {
  const { rows, shown } = compared
  const isCalendar = options.spec?.calendar === true
  const effect = distributionEffect(comparedCells(compared.reference, compared.current), compared.designEffect.value)
  const comparand = shown?.categories?.comparand
  return {
    rows,
    evidence: evidenceIn(compared, effect, isCalendar).sort((a, b) => b.severity - a.severity),
    ...(isCalendar && { notJudged: 'calendar' }),
    statistics: windowStatistics({ counts, rows, comparison: compared, effect }, options.hasProblems),
    ...(comparand?.by === 'bucket' && { buckets: comparand }),
  }
}

function evidenceIn(compared: FeatureComparison, effect: DistributionEffect, isCalendar: boolean): Evidence[] {
  return [
    ...(isCalendar ? [] : [distributionEvidence(effect), ...constantEvidence(compared)]),
    ...compared.rates.map(rateEvidence),
  ]
}

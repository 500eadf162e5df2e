import type { DesignEffect } from '@driftline/profile'
import type { MlDriftReason } from '@driftline/semconv'
import type { FeatureSpec } from '@driftline/spec'
import { distributionEffect } from '../comparison/distribution-effect.ts'
import type { DistributionEffect } from '../comparison/distribution-effect.ts'
import type {
  ComparedRate,
  ComparisonScope,
  FeatureComparison,
  Incomparable,
} from '../comparison/feature-comparison.ts'
import type { CellCounts } from '../comparison/pool-cells.ts'
import type { FeatureCounts } from '../counts/feature-counts.ts'
import { rowsIn } from '../counts/feature-counts.ts'
import type { CategoryComparand } from '../reference/category-comparand.ts'
import type { FeatureReference } from '../reference/feature-reference.ts'
import { featureChange } from '../change/feature-change.ts'
import { constantEvidence } from './constant.ts'
import type { Evidence } from './evidence.ts'
import { distributionEvidence, rateEvidence } from './evidence.ts'
import { INVESTIGATE_SEVERITY } from './severity.ts'
import type { WindowStatistics } from './window-statistics.ts'
import { windowStatistics } from './window-statistics.ts'

/** What one window shows of one feature, before looking back. */
export interface WindowEvidence {
  /** Rows of the window, whatever they held. */
  readonly rows: number
  /** Rows below which it is not judged; left out, 30. */
  readonly minimumRows?: number
  /** Strongest first. */
  readonly evidence: readonly Evidence[]
  /** Why the distribution was not judged although there were rows. */
  readonly notJudged?: NotJudged
  /** Whether no category of the window is one of the reference, so that shares in the cells of the reference say nothing. */
  readonly disjoint?: true
  readonly statistics: WindowStatistics
  /** Whether only rates are judged, by the spec or since the reference has too many categories to compare their shares. */
  readonly ratesOnly?: true
  /** Where categories were compared by hash bucket: what they were compared with. */
  readonly buckets?: CategoryComparand
}

/** Why a distribution was not judged. */
export type NotJudged = Extract<
  MlDriftReason,
  'calendar' | 'edges' | 'sketch' | 'hash' | 'hash_key' | 'failed' | 'edges_renewed'
>

/** What to judge a window by. */
export interface JudgeOptions extends ComparisonScope {
  readonly spec?: FeatureSpec
  /** Rates that the reference does not hold. */
  readonly learned?: readonly ComparedRate[]
  /** Rows for each distinct one, at least 1; left out, 1. Design effects grow with it. */
  readonly repeats?: number
}

/** Judges one window of one feature against its reference, each kind of evidence for itself. */
export function judgeWindow(reference: FeatureReference, counts: FeatureCounts, options: JudgeOptions): WindowEvidence {
  const compared = withLearned(reference.compare(counts, options), options)
  if (compared.kind === 'incomparable')
    return {
      rows: rowsIn(counts),
      evidence: [],
      notJudged: compared.reason,
      statistics: windowStatistics({ counts, rows: rowsIn(counts) }, options.hasProblems),
    }
  return judgeCompared(compared, counts, options)
}

/** A row that comes twice tells no more than one that comes once. */
function withLearned(
  compared: FeatureComparison | Incomparable,
  { learned = [], repeats = 1 }: JudgeOptions,
): FeatureComparison | Incomparable {
  if (compared.kind === 'incomparable' || (learned.length === 0 && repeats === 1)) return compared
  const grown = <E extends { readonly designEffect: DesignEffect }>(own: E): E => ({
    ...own,
    designEffect: { ...own.designEffect, value: own.designEffect.value * repeats },
  })
  return grown({ ...compared, rates: [...compared.rates, ...learned].map(grown) })
}

function judgeCompared(compared: FeatureComparison, counts: FeatureCounts, options: JudgeOptions): WindowEvidence {
  const { rows, shown, cells } = compared
  const isCalendar = options.spec?.calendar === true
  const effect = distributionEffect(cells, compared.designEffect.value)
  const comparand = shown?.categories?.comparand
  const evidence = strongestFirst(
    evidenceIn(compared, { effect, cells, isCalendar, ratesOnly: hasRatesOnly(compared, options) }),
  )
  const known = { wholeNumbers: isWholeNumbers(compared, options) }
  const shows = (evidence[0]?.severity ?? 0) >= INVESTIGATE_SEVERITY
  const statistics = windowStatistics({ counts, rows, comparison: compared, effect, ...known }, options.hasProblems)
  return {
    rows,
    evidence,
    ...(isCalendar && { notJudged: 'calendar' }),
    ...limitsOf(compared, options),
    statistics: shows ? { ...statistics, change: featureChange(compared, counts, known) } : statistics,
    ...(comparand?.by === 'bucket' && { buckets: comparand }),
  }
}

/** What keeps shares from being judged. */
function limitsOf(compared: FeatureComparison, options: JudgeOptions): Pick<WindowEvidence, 'disjoint' | 'ratesOnly'> {
  return {
    ...(isDisjoint(compared) && { disjoint: true }),
    ...(hasRatesOnly(compared, options) && { ratesOnly: true }),
  }
}

function hasRatesOnly({ shown }: FeatureComparison, { spec }: JudgeOptions): boolean {
  return spec?.ratesOnly ?? (shown?.profile.type === 'categorical' && shown.profile.ratesOnly === true)
}

function isDisjoint({ rates }: FeatureComparison): boolean {
  const unseen = rates.find(({ kind }) => kind === 'new_category')?.current
  return unseen !== undefined && unseen.rows > 0 && unseen.count >= unseen.rows
}

function isWholeNumbers({ shown }: FeatureComparison, { spec }: JudgeOptions): boolean {
  const ofReference = shown?.profile.type === 'numeric' && shown.profile.wholeNumbers === true
  return spec?.discrete ?? ofReference
}

/** Most windows show nothing: then all are in order. */
function strongestFirst(evidence: readonly Evidence[]): readonly Evidence[] {
  const isInOrder = evidence.every(({ severity }, i) => i === 0 || evidence[i - 1]!.severity >= severity)
  return isInOrder ? evidence : evidence.toSorted((a, b) => b.severity - a.severity)
}

interface ComparedDistribution {
  readonly effect: DistributionEffect
  readonly cells: CellCounts
  readonly isCalendar: boolean
  readonly ratesOnly: boolean
}

function evidenceIn(compared: FeatureComparison, distribution: ComparedDistribution): Evidence[] {
  const { effect, cells, isCalendar, ratesOnly } = distribution
  const { designEffect } = compared
  return [
    ...(isCalendar || ratesOnly ? [] : [distributionEvidence(effect, { cells, designEffect })]),
    ...(isCalendar ? [] : constantEvidence(compared)),
    ...compared.rates.map(rateEvidence),
  ]
}

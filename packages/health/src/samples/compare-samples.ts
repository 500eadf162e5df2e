import { ML_REFERENCE_VALUE_TRAINING } from '@driftline/semconv'
import type { MlDriftReason } from '@driftline/semconv'
import type { FeatureSpec } from '@driftline/spec'
import type { Cells } from '../counts/cell-column.ts'
import type { CategoryHash, ClassifiedRows } from '../counts/classified-rows.ts'
import { countNames } from '../counts/coded-names.ts'
import type { FeatureSample } from '../counts/feature-sample.ts'
import { takeSample } from '../counts/feature-sample.ts'
import { prepareProfile } from '../reference/prepared-profile.ts'
import { profileReference } from '../reference/profile-reference.ts'
import type { FeatureProfile } from '@driftline/profile'
import { advanceVerdict } from '../verdict/advance-verdict.ts'
import type { DriftState, FeatureVerdict } from '../verdict/feature-verdict.ts'
import type { WindowStatistics } from '../evidence/window-statistics.ts'
import type { WindowEvidence } from '../evidence/judge-window.ts'
import { judgeWindow } from '../evidence/judge-window.ts'
import type { KindLine } from '../verdict/verdict-line.ts'
import { kindLines } from '../verdict-lines.ts'
import { verdictSentence } from '../verdict/sentence.ts'
import { freshMemory } from '../verdict/verdict-memory.ts'
import type { EvidenceKind } from '../evidence/severity.ts'
import { countRows } from '../counts/count-rows.ts'
import type { ExactStatistics } from './exact-statistics.ts'
import { exactCategorical, exactNumeric } from './exact-statistics.ts'

/** Both samples of one feature, and what it is judged by. */
export interface FeatureSamples {
  readonly profile: FeatureProfile
  readonly reference: FeatureSample
  readonly current: Cells
  readonly spec?: FeatureSpec
  /** Of a hashed feature. */
  readonly hash?: CategoryHash | undefined
  /** Window name whose design effect counts. */
  readonly window: string
  readonly timezone: string
  /** Importance × number of features; 1 is an average feature. */
  readonly weight: number
}

/** One sample's size: rows with a value, and the share of rows without one. */
export interface SampleSize {
  readonly count: number
  readonly missing: number
}

/** One feature of two samples: exact and sketched statistics, and the verdict. */
export interface SampleComparison {
  readonly type: 'numeric' | 'categorical'
  readonly reference: SampleSize
  readonly current: SampleSize
  readonly exact: Partial<ExactStatistics>
  readonly sketched: WindowStatistics
  readonly verdict: {
    readonly state: DriftState
    /** Why, where the state alone does not say so. */
    readonly reason?: MlDriftReason
    readonly severity: number
    readonly kind: EvidenceKind | null
    readonly lowerBound: number
    /** All that the current rows show, strongest first; nothing where they were not judged. */
    readonly kinds: readonly Omit<KindLine, 'basis'>[]
    readonly sentence: string
  }
}

/** Compares two samples of one feature. One comparison has no history, so nothing waits for a second window. */
export function compareSamples(samples: FeatureSamples): SampleComparison {
  const { profile, spec, hash } = samples
  const current = takeSample({ type: profile.type, spec, hash, cells: samples.current })
  const both = { reference: samples.reference, current }
  const counts = countRows(profile, samples.current, { spec, hash })
  const reference = profileReference(prepareProfile(profile), { window: samples.window, phases: [] })
  const evidence = judgeWindow(reference, counts, {
    ...(spec && { spec }),
    hasProblems: true,
    isOutput: false,
  })
  const verdict = verdictAtOnce(evidence, samples.weight)
  return {
    type: profile.type === 'categorical' ? 'categorical' : 'numeric',
    reference: sizeOf(both.reference.rows),
    current: sizeOf(both.current.rows),
    exact: exactOf(samples, both) ?? {},
    sketched: evidence.statistics,
    verdict: {
      state: verdict.state,
      ...(verdict.reason && { reason: verdict.reason }),
      severity: verdict.severity,
      kind: verdict.kind,
      lowerBound: verdict.lowerBound,
      kinds: kindLines(evidence).map(withoutBasis),
      sentence: verdictSentence({ ...verdict, sinceMs: null }, evidence, {
        timezone: samples.timezone,
        reference: ML_REFERENCE_VALUE_TRAINING,
        spec,
      }),
    },
  }
}

function withoutBasis(line: KindLine): Omit<KindLine, 'basis'> {
  const { basis: _basis, ...kind } = line
  return kind
}

/** As if the window before had shown the same. */
function verdictAtOnce(evidence: WindowEvidence, weight: number): FeatureVerdict {
  const options = { startMs: 0, endMs: 0, weight, accepted: false }
  const { memory } = advanceVerdict(freshMemory, evidence, options)
  return advanceVerdict(memory, evidence, options).verdict
}

interface BothSamples {
  readonly reference: FeatureSample
  readonly current: FeatureSample
}

function exactOf(
  { profile, spec, hash }: FeatureSamples,
  { reference, current }: BothSamples,
): ExactStatistics | undefined {
  if (profile.type === 'categorical')
    return exactCategorical(
      countNames(reference.rows.names),
      countNames(current.rows.names),
      hash ? [] : (spec?.values ?? []),
    )
  return exactNumeric(reference.sorted, current.sorted)
}

function sizeOf({ length, problems: { missing } }: ClassifiedRows): SampleSize {
  return { count: length - missing, missing: length === 0 ? 0 : missing / length }
}

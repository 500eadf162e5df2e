import type { FeatureProfile, ReferenceScatter } from '@driftline/profile'
import type { ComparedRate, FeatureComparison } from '../comparison/feature-comparison.ts'
import type { FeatureCounts } from '../counts/feature-counts.ts'
import { agedRows, rowsIn } from '../counts/feature-counts.ts'
import { rateEvidence } from '../evidence/evidence.ts'
import type { JudgeOptions, WindowEvidence } from '../evidence/judge-window.ts'
import { judgeWindow } from '../evidence/judge-window.ts'
import type { FeatureReference } from '../reference/feature-reference.ts'
import { profileFromCounts } from '../reference/learned-profile.ts'
import type { PreparedProfile } from '../reference/prepared-profile.ts'
import { prepareProfile } from '../reference/prepared-profile.ts'
import { profileReference } from '../reference/profile-reference.ts'
import type { Pin } from './acceptance.ts'

/** How windows scatter is asked of the reference that raised, not of the pin. */
const NO_SCATTER: ReferenceScatter = { designEffect: {}, rateDesignEffect: {} }

/**
 * What a window shows against accepted rows: compared in cells of those rows, with the design effects, the thresholds
 * and the kinds of rates of the reference that raised.
 */
export function pinnedEvidence(
  pin: Pin,
  reference: FeatureReference,
  { counts, options }: { readonly counts: FeatureCounts; readonly options: JudgeOptions },
): WindowEvidence {
  const own = reference.compare(counts, options)
  const nothing = { rows: rowsIn(counts), evidence: [], statistics: {} }
  if (own.kind === 'incomparable') return { ...nothing, notJudged: own.reason }
  const prepared = preparedPin(pin.counts, reference.type)
  if (!prepared) return { ...nothing, evidence: problemRates(pin.counts, own).map(rateEvidence).sort(byStrength) }
  const pinned = profileReference(prepared, { window: '', phases: [] })
  return judgeWindow(
    {
      type: pinned.type,
      compare: (window, scope) => {
        const compared = pinned.compare(window, scope)
        return compared.kind === 'compared' ? asJudgedBy(own, compared) : compared
      },
    },
    counts,
    options,
  )
}

const preparedPins = new WeakMap<FeatureCounts, PreparedProfile>()

/** Undefined where no accepted row has a value. */
function preparedPin(counts: FeatureCounts, type: FeatureProfile['type']): PreparedProfile | undefined {
  const known = preparedPins.get(counts)
  if (known?.profile.type === type) return known
  const profile = profileFromCounts(onlySketch(counts, type), NO_SCATTER)
  const prepared = profile && prepareProfile(profile)
  if (prepared) preparedPins.set(counts, prepared)
  return prepared
}

/** An output may be counted as number and as class; the reference says which of them is compared. */
function onlySketch({ values, scores, categories, special, problems }: FeatureCounts, type: FeatureProfile['type']) {
  return {
    ...(type === 'numeric' && values && { values }),
    ...(type === 'score' && scores && { scores }),
    ...(type === 'categorical' && categories && { categories }),
    special,
    problems,
  }
}

function asJudgedBy(own: FeatureComparison, pinned: FeatureComparison): FeatureComparison {
  return {
    ...pinned,
    designEffect: own.designEffect,
    rates: own.rates.flatMap((rate) => {
      const found = pinned.rates.find(({ kind }) => kind === rate.kind)
      return found ? [{ ...found, designEffect: rate.designEffect, expectedRate: expectedRate(rate, found) }] : []
    }),
  }
}

/** A rate that was learned beside the reference, held against accepted rows. */
export function besidePin(rate: ComparedRate, { counts }: Pin): ComparedRate {
  const reference = { count: counts.problems[rate.kind] ?? 0, rows: agedRows(counts) }
  return { ...rate, reference, expectedRate: expectedRate(rate) }
}

/** Thresholds follow the reference. Of few accepted rows more categories are new by chance, which the pin itself says. */
function expectedRate({ expectedRate: own, reference }: ComparedRate, pinned?: ComparedRate): number {
  return Math.max(own ?? rateOf(reference), pinned?.expectedRate ?? 0)
}

function rateOf({ count, rows }: ComparedRate['reference']): number {
  return rows === 0 ? 0 : Math.min(1, count / rows)
}

/** Without a value among the accepted rows only their problems can be compared. */
function problemRates(pin: FeatureCounts, own: FeatureComparison): readonly ComparedRate[] {
  const { missing = 0, range = 0, type = 0, non_finite: nonFinite = 0 } = pin.problems
  const problems: Readonly<Partial<Record<ComparedRate['kind'], number>>> = { missing, type: type + nonFinite, range }
  return own.rates.flatMap((rate) => {
    const count = problems[rate.kind]
    if (count === undefined) return []
    return [{ ...rate, reference: { count, rows: rowsIn(pin) }, expectedRate: expectedRate(rate) }]
  })
}

function byStrength(a: { readonly severity: number }, b: { readonly severity: number }): number {
  return b.severity - a.severity
}

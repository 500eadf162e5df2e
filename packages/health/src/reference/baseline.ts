import { areCountable, toPlainCounts } from '../counts/check-counts.ts'
import type { FeatureCounts } from '../counts/feature-counts.ts'
import { mergeFeatureCounts, noFeatureCounts, rowsIn } from '../counts/feature-counts.ts'
import { profileFromCounts } from './learned-profile.ts'
import type { FeatureProfile } from '@driftline/profile'

/** When a baseline is frozen. */
export interface BaselinePlan {
  /** Rows, or milliseconds, whichever comes first. */
  readonly rows: number
  readonly withinMs: number
}

/** A reference in the making, for a version without a profile; plain JSON. */
export interface Baseline {
  readonly fromMs: number
  readonly rows: number
  /** End of the last window of the version, whatever its length. */
  readonly seenMs: number
  readonly counts: Readonly<Record<string, FeatureCounts>>
  /** Once frozen; `endMs` is the end of the window that froze it. */
  readonly frozen?: { readonly endMs: number; readonly features: Readonly<Record<string, FeatureProfile>> }
}

/** One more window for a baseline. */
export interface BaselineWindow {
  readonly startMs: number
  readonly endMs: number
  readonly features: Readonly<Record<string, FeatureCounts>>
}

/** Nothing learned yet. */
export function startBaseline(fromMs: number): Baseline {
  return { fromMs, seenMs: fromMs, rows: 0, counts: {} }
}

const FEATURES_PER_STEP = 100

/** Adds a window, in steps; freezes the baseline once it holds the planned rows or time. Pure. */
export function* extendBaseline(
  baseline: Baseline,
  window: BaselineWindow,
  plan: BaselinePlan,
): Generator<undefined, Baseline> {
  if (baseline.frozen) return baseline
  const { fromMs, seenMs } = baseline
  const { counts, added } = yield* mergeFeatures(baseline.counts, window.features)
  const rows = baseline.rows + added
  if (rows < plan.rows && window.endMs - fromMs < plan.withinMs) return { fromMs, seenMs, rows, counts }
  const frozen = { endMs: window.endMs, features: yield* freeze(counts) }
  return { fromMs, seenMs, rows, counts: {}, frozen }
}

/**
 * Adds the features of a window that can be added. `added` is the rows of the feature with the second most of them: a
 * feature with false counts must not end the learning of the others.
 */
function* mergeFeatures(
  known: Baseline['counts'],
  features: Baseline['counts'],
): Generator<undefined, { readonly counts: Baseline['counts']; readonly added: number }> {
  const counts = Object.assign(Object.create(null) as Record<string, FeatureCounts>, known)
  let [most, second] = [0, 0]
  let merged = 0
  for (const name of Object.keys(features)) {
    const featureCounts = features[name]!
    merged += 1
    if (merged % FEATURES_PER_STEP === 0) yield
    if (!areCountable(featureCounts)) continue
    counts[name] = toPlainCounts(mergeFeatureCounts(counts[name] ?? noFeatureCounts, featureCounts))
    const rows = rowsIn(featureCounts)
    if (rows > most) [most, second] = [rows, most]
    else if (rows > second) second = rows
  }
  return { counts, added: second > 0 ? second : most }
}

function* freeze(counts: Readonly<Record<string, FeatureCounts>>) {
  const features: Record<string, FeatureProfile> = Object.create(null)
  for (const name of Object.keys(counts)) {
    const profile = profileFromCounts(counts[name]!, { designEffect: {}, rateDesignEffect: {} })
    if (profile) features[name] = profile
    yield
  }
  return features
}

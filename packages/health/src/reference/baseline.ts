import type { FeatureProfile } from '@driftline/profile'
import type { Window } from '@driftline/spec'
import { toPlainCounts } from '../counts/check-counts.ts'
import { keyIdOf, keyIdOfProfile } from '../counts/key-id.ts'
import type { FeatureCounts } from '../counts/feature-counts.ts'
import { mergeFeatureCounts, noFeatureCounts, rowsIn } from '../counts/feature-counts.ts'
import type { Rate } from '../comparison/rate-effect.ts'
import type { LearningProgress } from './learning-progress.ts'
import { unseenRows } from './unseen-rows.ts'

/** When a baseline is frozen: when it has all of these. */
export interface BaselinePlan {
  readonly rows: number
  readonly withinMs: number
  /** Whole primary windows. */
  readonly windows: number
}

/** A reference of one feature in the making; plain JSON. */
export interface Baseline {
  readonly fromMs: number
  /** End of the last window, ms. */
  readonly seenMs: number
  readonly rows: number
  readonly windows: number
  readonly counts: FeatureCounts
  /** Of categories: how many rows of each window were new when it came, but for the first. */
  readonly unseen?: readonly Rate[]
  /** Begun anew because the hash key changed. */
  readonly restartedBy?: 'hash_key'
  /** Once frozen; `endMs` is the end of the window that froze it. */
  readonly frozen?: { readonly endMs: number; readonly profile: FeatureProfile }
}

const WINDOWS_BY_UNIT = { day: 20, week: 8, month: 12, year: 3 } as const

/** Whole windows a baseline is learned from at least: days and hours 20, weeks 8, months 12, years 3. */
export function neededWindows(window: Window): number {
  return window.kind === 'duration' ? WINDOWS_BY_UNIT.day : WINDOWS_BY_UNIT[window.unit]
}

/** Nothing learned yet. */
export function startBaseline(fromMs: number): Baseline {
  return { fromMs, seenMs: fromMs, rows: 0, windows: 0, counts: noFeatureCounts }
}

/** Nothing learned any more, because the hash key changed. */
export function restartBaseline(fromMs: number): Baseline {
  return { ...startBaseline(fromMs), restartedBy: 'hash_key' }
}

/** Windows whose new categories are remembered. */
const KEPT_WINDOWS = 60

/** Whether a window was hashed under another key than what was learned before it. */
export function isOfOtherKey(baseline: Baseline | undefined, window: FeatureCounts): boolean {
  if (!baseline) return false
  const { counts, frozen } = baseline
  const known = frozen ? keyIdOfProfile(frozen.profile) : keyIdOf(counts.categories)
  const own = keyIdOf(window.categories)
  return known !== undefined && own !== undefined && known !== own
}

/** Adds a window's counts. */
export function extendBaseline(baseline: Baseline, counts: FeatureCounts, endMs: number): Baseline {
  const before = baseline.counts.categories
  const unseen = before && counts.categories && unseenRows(counts.categories, before)
  const kept = unseen ? [...(baseline.unseen ?? []), unseen].slice(-KEPT_WINDOWS) : baseline.unseen
  const { restartedBy } = baseline
  return {
    ...(restartedBy && { restartedBy }),
    fromMs: baseline.fromMs,
    seenMs: endMs,
    rows: baseline.rows + rowsIn(counts),
    windows: baseline.windows + 1,
    counts: toPlainCounts(mergeFeatureCounts(baseline.counts, counts)),
    ...(kept && { unseen: kept }),
  }
}

/** Gives up what a profile was made from, as of the last window. */
export function freezeBaseline(baseline: Baseline, profile: FeatureProfile): Baseline {
  const { unseen: _, ...learned } = baseline
  return { ...learned, counts: noFeatureCounts, frozen: { endMs: baseline.seenMs, profile } }
}

/** How far it has been learned; at 1 it can be frozen. */
export function baselineProgress(
  { rows, windows, fromMs, seenMs, restartedBy }: Baseline,
  plan: BaselinePlan,
  reason: LearningProgress['reason'],
): LearningProgress {
  const needs = {
    rows: { have: rows, needed: plan.rows },
    time: { have: seenMs - fromMs, needed: plan.withinMs },
    windows: { have: windows, needed: plan.windows },
  }
  const share = Math.min(
    ...Object.values(needs).map(({ have, needed }) => (needed === 0 ? 1 : Math.min(1, have / needed))),
  )
  return { kind: 'baseline', share, ...needs, reason: restartedBy ?? reason }
}

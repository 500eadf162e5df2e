import type { FeatureProfile } from '@driftline/profile'
import { ML_REFERENCE_VALUE_BASELINE } from '@driftline/semconv'
import type { MonitorSpec } from '@driftline/spec'
import type { CountedWindow } from '../cells/counted-window.ts'
import type { SegmentCounts } from '../closed-window.ts'
import { isEveryone, isInDoubt } from '../closed-window.ts'
import { areCountable } from '../counts/check-counts.ts'
import type { FeatureCounts } from '../counts/feature-counts.ts'
import type { LiveWindow } from '../live-window.ts'
import { isMonitored } from '../monitored-features.ts'
import type { Baseline, BaselinePlan } from './baseline.ts'
import { baselineProgress, extendBaseline, neededWindows, startBaseline } from './baseline.ts'
import type { FeatureKey } from './feature-key.ts'
import { BaselineTable } from './baseline-table.ts'
import type { HistoryTable } from './history/history-table.ts'
import { scatterOfHistory } from './history/history-scatter.ts'
import { profileFromCounts } from './learned-profile.ts'
import type { PreparedProfile } from './prepared-profile.ts'
import { prepareProfile } from './prepared-profile.ts'
import { phasesOf } from './profile-phases.ts'
import { profileReference } from './profile-reference.ts'
import type { LearningProgress } from './learning-progress.ts'
import { referenceLifetimeMs } from './reference-lifetime.ts'
import type { ReferenceSource, SegmentReferences } from './reference-source.ts'

/** A segment is judged from so many rows on. */
const SEGMENT_ROWS = 300
const FEATURES_PER_STEP = 20

/** References learned from the first windows of a model. */
export interface BaselineSourceOptions {
  readonly spec: MonitorSpec
  readonly history: HistoryTable
  /** Whether the profile of a version has the feature, so that none is learned. */
  readonly hasProfile: (version: string, key: FeatureKey) => boolean
  /** Whether a version has a profile at all. */
  readonly isProfiled: (version: string) => boolean
  readonly saved: Iterable<{ readonly key: FeatureKey; readonly baseline: Baseline }>
}

/**
 * Learns a reference of every feature without one from the first whole primary windows of the live versions. It
 * belongs to the model, not to a version: the next version goes on against it.
 */
export function createBaselineSource(options: BaselineSourceOptions): ReferenceSource {
  const { spec, saved } = options
  const known = new BaselineTable(saved)
  const prepared = new WeakMap<FeatureProfile, PreparedProfile>()
  const preparedOf = (profile: FeatureProfile): PreparedProfile => {
    const found = prepared.get(profile) ?? prepareProfile(profile)
    prepared.set(profile, found)
    return found
  }
  return {
    name: ML_REFERENCE_VALUE_BASELINE,
    *observe(live) {
      const isPrimary = live.window === spec.windows[0]?.name
      let done = 0
      for (const segment of live.segments) {
        for (const feature of Object.keys(segment.features)) {
          observeFeature(known, options, { live, segment, feature, isPrimary })
          done += 1
          if (done % FEATURES_PER_STEP === 0) yield
        }
      }
    },
    referenceFor: ({ closed, segment, feature }, startsMs) => {
      const key = { segment, feature }
      if (options.hasProfile(closed.version, key)) return { kind: 'none' }
      const baseline = known.find(key)
      const reason = options.isProfiled(closed.version) ? 'not_in_profile' : 'first_windows'
      const plan = planOf(spec, segment)
      if (!baseline) return learning(baselineProgress(startBaseline(closed.startMs), plan, reason))
      if (!baseline.frozen || closed.endMs <= baseline.frozen.endMs)
        return learning(baselineProgress(baseline, plan, reason))
      const own = preparedOf(baseline.frozen.profile)
      const { window } = closed
      const phases = phasesOf(own.profile, { window, startsMs, timezone: spec.timezone })
      return { kind: 'ready', reference: profileReference(own, { window, phases, merged: startsMs.length }) }
    },
    segmentsOf: (at) => {
      const baseline = known.find(at)
      const cells = baseline?.frozen && preparedOf(baseline.frozen.profile).cells('name')
      return cells && { count: cells.counter.count, dimensions: segmentCells(known, at.feature, cells.counter.count) }
    },
    forget: (nowMs) => ({ baselines: known.forgetBefore(nowMs - referenceLifetimeMs(spec, nowMs)) }),
    bytes: () => known.bytes,
    isEmpty: () => known.size === 0,
    *entries() {
      for (const { key, baseline } of known.all()) yield { kind: 'baseline', key, baseline }
    },
  }
}

/** What the baselines of a feature's segments hold, in the cells of everyone. */
function segmentCells(
  known: BaselineTable,
  feature: string,
  count: SegmentReferences['count'],
): SegmentReferences['dimensions'] {
  const dimensions = new Map<string, Map<string, CountedWindow>>()
  for (const { key, baseline } of known.ofFeature(feature)) {
    const { name, value } = key.segment
    const counted =
      isEveryone(key.segment) || !baseline.frozen ? undefined : count(countsOfProfile(baseline.frozen.profile))
    if (!counted) continue
    const values = dimensions.get(name) ?? new Map<string, CountedWindow>()
    dimensions.set(name, values.set(value, counted))
  }
  return dimensions
}

function countsOfProfile(profile: FeatureProfile): FeatureCounts {
  const rest = { special: profile.special ?? {}, problems: {} }
  switch (profile.type) {
    case 'numeric':
      return { values: profile.histogram, ...rest }
    case 'score':
      return { scores: profile.histogram, ...rest }
    case 'categorical':
      return {
        categories: { names: profile.categories, buckets: profile.buckets ?? {}, other: profile.other },
        ...rest,
      }
  }
}

function learning(progress: LearningProgress) {
  return { kind: 'learning', progress } as const
}

interface Observed {
  readonly live: LiveWindow
  readonly segment: SegmentCounts
  readonly feature: string
  readonly isPrimary: boolean
}

function observeFeature(
  known: BaselineTable,
  options: BaselineSourceOptions,
  { live, segment, feature, isPrimary }: Observed,
): void {
  const { spec, hasProfile } = options
  const key = { segment: { name: segment.name, value: segment.value }, feature }
  if (!isMonitored(spec, feature) || live.versions.every((version) => hasProfile(version, key))) return
  const before = known.find(key)
  const counts = segment.features[feature]!
  const isLearned = isPrimary && !isInDoubt(live, segment, feature) && areCountable(counts)
  if (before && (before.frozen || !isPrimary))
    return known.keep(key, { ...before, seenMs: Math.max(before.seenMs, live.endMs) })
  if (isLearned) learn(known, options, { live, key, counts, before })
}

interface Lesson {
  readonly live: LiveWindow
  readonly key: FeatureKey
  readonly counts: FeatureCounts
  readonly before: Baseline | undefined
}

/** Adds a whole window, and freezes the baseline once it has what it needs. */
function learn(known: BaselineTable, options: BaselineSourceOptions, { live, key, counts, before }: Lesson): void {
  const { spec } = options
  const after = extendBaseline(before ?? startBaseline(live.startMs), counts, live.endMs)
  const isComplete = baselineProgress(after, planOf(spec, key.segment), 'first_windows').share >= 1
  const profile = isComplete ? freeze(after, key, options) : undefined
  known.keep(key, profile ? { ...after, counts: noCounts, frozen: { endMs: live.endMs, profile } } : after)
}

const noCounts: Baseline['counts'] = { special: {}, problems: {} }

function freeze(
  { counts, fromMs }: Baseline,
  key: FeatureKey,
  { history, spec }: BaselineSourceOptions,
): FeatureProfile | undefined {
  const scatter = scatterOfHistory(history, key, { spec, fromMs })
  const layout = history.find({ ...key, window: spec.windows[0]!.name })?.cells?.layout
  return profileFromCounts(counts, scatter, layout)
}

function planOf({ references, windows }: MonitorSpec, segment: FeatureKey['segment']): BaselinePlan {
  const { rows, withinMs } = references.training.baseline
  return { rows: isEveryone(segment) ? rows : SEGMENT_ROWS, withinMs, windows: neededWindows(windows[0]!) }
}

import type { FeatureProfile } from '@driftline/profile'
import { ML_REFERENCE_VALUE_BASELINE, ML_SEGMENT_NAME_VALUE_ALL, ML_SEGMENT_VALUE_VALUE_ALL } from '@driftline/semconv'
import type { MonitorSpec } from '@driftline/spec'
import { layoutOf } from '../cells/cell-layout.ts'
import type { CountedWindow } from '../cells/counted-window.ts'
import type { SegmentCounts } from '../closed-window.ts'
import { isEveryone, isInDoubt } from '../closed-window.ts'
import { areCountable } from '../counts/check-counts.ts'
import type { FeatureCounts } from '../counts/feature-counts.ts'
import type { LiveWindow } from '../live-window.ts'
import { isMonitored } from '../monitored-features.ts'
import type { Baseline, BaselinePlan } from './baseline.ts'
import {
  baselineProgress,
  extendBaseline,
  freezeBaseline,
  isOfOtherKey,
  neededWindows,
  restartBaseline,
  startBaseline,
} from './baseline.ts'
import { hashKeyField, isUnclear, keyIdOf } from '../counts/key-id.ts'
import type { FeatureKey } from './feature-key.ts'
import { BaselineTable } from './baseline-table.ts'
import type { HistoryTableOptions } from './history/history-table.ts'
import { HistoryTable, isAlwaysRemembered } from './history/history-table.ts'
import { scatterOfHistory } from './history/history-scatter.ts'
import { profileFromCounts } from './learned-profile.ts'
import type { PreparedProfile } from './prepared-profile.ts'
import { ownCells, prepareProfile } from './prepared-profile.ts'
import { phasesOf } from './profile-phases.ts'
import { profileReference } from './profile-reference.ts'
import type { LearningProgress, LearningSoFar } from './learning-progress.ts'
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
  /** Windows of segments that are still learned. */
  readonly savedHistories: HistoryTableOptions['saved']
}

/** What is learned, and the windows it is learned from where nothing else remembers them. */
interface Lessons {
  readonly known: BaselineTable
  /** Primary windows of segments that are not pinned, until their baseline is frozen. */
  readonly windows: HistoryTable
}

/**
 * Learns a reference of every feature without one from the first whole primary windows of the live versions. It
 * belongs to the model, not to a version: the next version goes on against it.
 */
export function createBaselineSource(options: BaselineSourceOptions): ReferenceSource {
  const { spec, saved } = options
  const known = new BaselineTable(saved)
  const windows = openWindows(known, options)
  const lessons = { known, windows }
  const preparedOf = createPreparer()
  return {
    name: ML_REFERENCE_VALUE_BASELINE,
    observe: (live) => observeAll(lessons, options, live),
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
      const cells = baseline?.frozen && ownCells(preparedOf(baseline.frozen.profile))
      return cells && { count: cells.counter.count, dimensions: segmentCells(known, at.feature, cells.counter.count) }
    },
    learning: () => learningSoFar(known, planOf(spec, EVERYONE)),
    forget: (nowMs) => ({
      baselines: known.forgetBefore(nowMs - referenceLifetimeMs(spec, nowMs)),
      histories: windows.forgetBefore(nowMs),
    }),
    bytes: () => known.bytes + windows.bytes,
    isEmpty: () => known.size === 0,
    *entries() {
      yield* windows.entries()
      for (const { key, baseline } of known.all()) yield { kind: 'baseline', key, baseline }
    },
  }
}

const EVERYONE: FeatureKey['segment'] = { name: ML_SEGMENT_NAME_VALUE_ALL, value: ML_SEGMENT_VALUE_VALUE_ALL }

/** By the feature of everyone that has come furthest: it is judged first. */
function learningSoFar(known: BaselineTable, plan: BaselinePlan): LearningSoFar | undefined {
  let furthest: Baseline | undefined
  for (const { key, baseline } of known.all()) {
    if (!isEveryone(key.segment)) continue
    if (baseline.frozen) return undefined
    if (furthest === undefined || baseline.rows > furthest.rows) furthest = baseline
  }
  if (!furthest) return { progress: baselineProgress(startBaseline(0), plan, 'first_windows') }
  return { progress: baselineProgress(furthest, plan, 'first_windows'), fromMs: furthest.fromMs }
}

function createPreparer(): (profile: FeatureProfile) => PreparedProfile {
  const prepared = new WeakMap<FeatureProfile, PreparedProfile>()
  return (profile) => {
    const found = prepared.get(profile) ?? prepareProfile(profile)
    prepared.set(profile, found)
    return found
  }
}

function openWindows(known: BaselineTable, { spec, savedHistories }: BaselineSourceOptions): HistoryTable {
  const { training, order } = spec.references
  return new HistoryTable({
    spec: { ...spec, windows: [spec.windows[0]!], references: { training, order } },
    cellsOf: () => undefined,
    remembers: (key) => !isAlwaysRemembered(spec, key.segment) && !known.find(key)?.frozen,
    saved: savedHistories,
  })
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
        categories: {
          names: profile.categories,
          buckets: profile.buckets ?? {},
          other: profile.other,
          ...hashKeyField(profile),
        },
        ...rest,
      }
  }
}

function learning(progress: LearningProgress) {
  return { kind: 'learning', progress } as const
}

function* observeAll(lessons: Lessons, options: BaselineSourceOptions, live: LiveWindow): Generator<undefined, void> {
  const isPrimary = live.window === options.spec.windows[0]?.name
  let done = 0
  for (const segment of live.segments) {
    for (const feature of Object.keys(segment.features)) {
      observeFeature(lessons, options, { live, segment, feature, isPrimary })
      done += 1
      if (done % FEATURES_PER_STEP === 0) yield
    }
  }
}

interface Observed {
  readonly live: LiveWindow
  readonly segment: SegmentCounts
  readonly feature: string
  readonly isPrimary: boolean
}

function observeFeature(
  lessons: Lessons,
  options: BaselineSourceOptions,
  { live, segment, feature, isPrimary }: Observed,
): void {
  const { spec, hasProfile } = options
  const key = { segment: { name: segment.name, value: segment.value }, feature }
  if (!isMonitored(spec, feature) || live.versions.every((version) => hasProfile(version, key))) return
  const { known } = lessons
  const counts = segment.features[feature]!
  const isLearned = isLesson(counts, { live, segment, feature, isPrimary })
  const found = known.find(key)
  const before = isLearned && isOfOtherKey(found, counts) ? restartBaseline(live.startMs) : found
  if (before && (before.frozen || !isPrimary))
    return known.keep(key, { ...before, seenMs: Math.max(before.seenMs, live.endMs) })
  if (isLearned) learn(lessons, options, { live, segment, key, counts, before })
}

/** Whether anything can be learned from counts: whole windows of the primary length, under one key. */
function isLesson(counts: FeatureCounts, { live, segment, feature, isPrimary }: Observed): boolean {
  if (!isPrimary || isInDoubt(live, segment, feature)) return false
  return areCountable(counts) && !isUnclear(keyIdOf(counts.categories))
}

interface Lesson {
  readonly live: LiveWindow
  readonly segment: SegmentCounts
  readonly key: FeatureKey
  readonly counts: FeatureCounts
  readonly before: Baseline | undefined
}

/** Adds a whole window, and freezes the baseline once it has what it needs. */
function learn(lessons: Lessons, options: BaselineSourceOptions, lesson: Lesson): void {
  const { spec } = options
  const { live, segment, key, counts, before } = lesson
  const { known, windows } = lessons
  const plan = windows.plans.get(live.window)
  if (plan && !isAlwaysRemembered(spec, key.segment))
    windows.add(live, { plan, startMs: live.startMs, segment, feature: key.feature }, () => {})
  const after = extendBaseline(before ?? startBaseline(live.startMs), counts, live.endMs)
  const isComplete = baselineProgress(after, planOf(spec, key.segment), 'first_windows').share >= 1
  const profile = isComplete ? profileOf(after, key, { ...options, windows }) : undefined
  if (profile) windows.drop({ ...key, window: live.window })
  known.keep(key, profile ? freezeBaseline(after, profile) : after)
}

function profileOf(
  { counts, fromMs, unseen = [] }: Baseline,
  key: FeatureKey,
  { history, windows, spec }: BaselineSourceOptions & Pick<Lessons, 'windows'>,
): FeatureProfile | undefined {
  const find = (window: string) => history.find({ ...key, window }) ?? windows.find({ ...key, window })
  const chosen = find(spec.windows[0]!.name)?.cells?.layout
  const profile = profileFromCounts(counts, { designEffect: {}, rateDesignEffect: {} }, chosen)
  return profile && { ...profile, ...scatterOfHistory(find, { spec, fromMs, unseen, layout: layoutOf(profile) }) }
}

function planOf({ references, windows }: MonitorSpec, segment: FeatureKey['segment']): BaselinePlan {
  const { rows, withinMs } = references.training.baseline
  return { rows: isEveryone(segment) ? rows : SEGMENT_ROWS, withinMs, windows: neededWindows(windows[0]!) }
}

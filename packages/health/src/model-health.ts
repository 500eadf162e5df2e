import {
  ML_FEATURE_NAME_VALUE_PREDICTION,
  ML_FEATURE_NAME_VALUE_SCORE,
  ML_REFERENCE_VALUE_TRAINING,
  ML_SEGMENT_NAME_VALUE_ALL,
} from '@driftline/semconv'
import type { FeatureSpec, MonitorSpec } from '@driftline/spec'
import type { Baseline } from './reference/baseline.ts'
import { extendBaseline } from './reference/baseline.ts'
import type { FeatureProfile, ReferenceProfile } from '@driftline/profile'
import type { VerdictMemory } from './verdict/advance-verdict.ts'
import { advanceVerdict, freshMemory, MINIMUM_ROWS } from './verdict/advance-verdict.ts'
import { judgeWindow } from './evidence/judge-window.ts'
import { verdictSentence } from './verdict/sentence.ts'
import type { VerdictLine } from './verdict/verdict-line.ts'
import { isoTime } from './verdict/verdict-line.ts'
import type { FeatureCounts } from './counts/feature-counts.ts'
import { mergeFeatureCounts, totalOf } from './counts/feature-counts.ts'

const DAY_MS = 86_400_000
/** Windows too small to judge are merged with the next ones up to this age. */
const MERGE_LIMIT_MS = 31 * DAY_MS
const OUTPUT_FEATURES: ReadonlySet<string> = new Set([ML_FEATURE_NAME_VALUE_PREDICTION, ML_FEATURE_NAME_VALUE_SCORE])
const EVERYONE = ML_SEGMENT_NAME_VALUE_ALL
const TRAINING = ML_REFERENCE_VALUE_TRAINING

/** Counts of one segment in one window, by feature name. */
export interface SegmentCounts {
  readonly name: string
  readonly value: string
  readonly features: Readonly<Record<string, FeatureCounts>>
}

/** A window that has ended, with all its counts. */
export interface ClosedWindow {
  readonly window: string
  readonly startMs: number
  readonly endMs: number
  readonly partial: boolean
  readonly version: string
  readonly segments: readonly SegmentCounts[]
}

/** What is remembered of one series of verdicts; plain JSON. */
interface SeriesMemory {
  readonly verdict: VerdictMemory
  /** Windows with too few rows, waiting to be merged with the next. */
  readonly pending?: { readonly counts: FeatureCounts; readonly fromMs: number }
}

/** Memory of a model's verdicts between windows; plain JSON. */
export interface ModelHealthState {
  readonly series: Readonly<Record<string, SeriesMemory>>
  /** References in the making, by version. */
  readonly baselines: Readonly<Record<string, Baseline>>
}

/** What judges one model. */
export interface ModelHealth {
  /** Judges one closed window; windows of one length must come in order of time. */
  readonly judge: (closed: ClosedWindow) => readonly VerdictLine[]
  /** Everything needed to go on in another process. */
  readonly state: () => ModelHealthState
}

/** What a model is judged by. */
export interface ModelHealthOptions {
  readonly spec: MonitorSpec
  /** Training reference of a version; undefined where there is none. */
  readonly profileOf: (version: string) => ReferenceProfile | undefined
  readonly state?: ModelHealthState
}

/** Creates the judge of one model. Deterministic: the same windows give the same verdicts, also across a restart. */
export function createModelHealth(options: ModelHealthOptions): ModelHealth {
  const memories = new Map<string, SeriesMemory>(Object.entries(options.state?.series ?? {}))
  const baselines = new Map<string, Baseline>(Object.entries(options.state?.baselines ?? {}))
  return {
    judge: (closed) => {
      const reference = findReference(options, baselines, closed)
      const lines = closed.segments.map((segment) => judgeSegment({ ...options, memories, closed, segment, reference }))
      return lines.flatMap((ofSegment) => ofSegment.sort((a, b) => (a.feature < b.feature ? -1 : 1)))
    },
    state: () => ({ series: sortedRecord(memories), baselines: sortedRecord(baselines) }),
  }
}

function sortedRecord<T>(map: ReadonlyMap<string, T>): Readonly<Record<string, T>> {
  return Object.fromEntries([...map].sort(([a], [b]) => (a < b ? -1 : 1)))
}

type Reference =
  | { readonly kind: 'ready'; readonly features: Readonly<Record<string, FeatureProfile>> }
  | { readonly kind: 'learning'; readonly baseline: Baseline }

/** The training profile of the window's version; without one, a baseline of its first primary windows. */
function findReference(
  { spec, profileOf }: ModelHealthOptions,
  baselines: Map<string, Baseline>,
  closed: ClosedWindow,
): Reference {
  const profile = profileOf(closed.version)
  if (profile) return { kind: 'ready', features: profile.features }
  const known = baselines.get(closed.version)
  if (known?.features) return { kind: 'ready', features: known.features }
  const everyone = closed.segments.find(({ name }) => name === EVERYONE)
  if (closed.window !== spec.windows[0]?.name || !everyone)
    return { kind: 'learning', baseline: known ?? { fromMs: closed.startMs, rows: 0, counts: {} } }
  const rows = Math.max(0, ...Object.values(everyone.features).map(rowsIn))
  const plan = { ...spec.references.training.baseline, windows: spec.windows.map(({ name }) => name) }
  const baseline = extendBaseline(known, { ...closed, rows, features: everyone.features }, plan)
  baselines.set(closed.version, baseline)
  return { kind: 'learning', baseline }
}

interface SegmentTask extends ModelHealthOptions {
  readonly memories: Map<string, SeriesMemory>
  readonly closed: ClosedWindow
  readonly segment: SegmentCounts
  readonly reference: Reference
}

function judgeSegment(task: SegmentTask): VerdictLine[] {
  const { reference, segment, spec } = task
  return Object.keys(segment.features)
    .filter((feature) => isMonitored(spec, feature))
    .flatMap((feature) => {
      if (reference.kind === 'learning')
        return [learningLine(task, feature, progressSentence(reference.baseline, spec))]
      const profile = Object.hasOwn(reference.features, feature) ? reference.features[feature] : undefined
      if (profile) return [judgeFeature(task, feature, profile)]
      return OUTPUT_FEATURES.has(feature) ? [] : [learningLine(task, feature, unknownSentence(task.closed))]
    })
}

/** Where the spec lists features, others on the wire are not judged. */
function isMonitored(spec: MonitorSpec, feature: string): boolean {
  return (
    Object.keys(spec.features).length === 0 || Object.hasOwn(spec.features, feature) || OUTPUT_FEATURES.has(feature)
  )
}

function judgeFeature(task: SegmentTask, feature: string, profile: FeatureProfile): VerdictLine {
  const { closed, segment, spec, memories } = task
  const key = seriesKey(closed, segment, feature)
  const memory = memories.get(key) ?? { verdict: freshMemory }
  const featureSpec = featureSpecOf(spec, feature)
  const merged = mergePending(memory, segment.features[feature]!, closed)
  const evidence = judgeWindow(profile, merged.counts, {
    ...(featureSpec && { spec: featureSpec }),
    window: closed.window,
    hasProblems: segment.name === EVERYONE,
  })
  const next = advanceVerdict(memory.verdict, evidence, {
    startMs: closed.startMs,
    weight: weightOf(spec, feature),
    accepted: isExpected(spec, feature, closed),
  })
  memories.set(key, { verdict: next.memory, ...(evidence.rows < MINIMUM_ROWS && { pending: merged }) })
  return {
    ...lineHead(closed, segment, { model: spec.model.name, feature }),
    count: evidence.rows,
    state: next.verdict.state,
    severity: next.verdict.severity,
    kind: next.verdict.kind,
    lowerBound: next.verdict.lowerBound,
    since: next.verdict.sinceMs === null ? null : isoTime(next.verdict.sinceMs),
    sentence: verdictSentence(next.verdict, evidence, spec.timezone),
    statistics: evidence.statistics,
  }
}

function mergePending(memory: SeriesMemory, counts: FeatureCounts, closed: ClosedWindow) {
  const { pending } = memory
  if (!pending || closed.endMs - pending.fromMs > MERGE_LIMIT_MS) return { counts, fromMs: closed.startMs }
  return { counts: mergeFeatureCounts(pending.counts, counts), fromMs: pending.fromMs }
}

function learningLine({ closed, segment, spec }: SegmentTask, feature: string, sentence: string): VerdictLine {
  return {
    ...lineHead(closed, segment, { model: spec.model.name, feature }),
    count: rowsIn(segment.features[feature]!),
    state: 'learning',
    severity: 0,
    kind: null,
    lowerBound: 0,
    since: null,
    sentence,
    statistics: { missing: 0, invalid: 0 },
  }
}

function progressSentence({ rows, fromMs, features }: Baseline, { references }: MonitorSpec): string {
  const needed = references.training.baseline
  const count = rows.toLocaleString('en-US')
  if (features)
    return `Learned its reference from ${count} rows since ${isoTime(fromMs)}; judged from the next window on.`
  return `Learning its reference: ${count} of ${needed.rows.toLocaleString('en-US')} rows, or ${needed.withinMs / DAY_MS} days; a profile would judge at once.`
}

function unknownSentence({ version }: ClosedWindow): string {
  return `Not judged: the reference of version ${version} has no such feature; build a profile that holds it.`
}

function rowsIn({ values, scores, categories, special, problems }: FeatureCounts): number {
  const valid = (values?.count ?? 0) + (scores?.count ?? 0) + totalOf(categories) + totalOf(special)
  return valid + (problems['missing'] ?? 0) + (problems['type'] ?? 0) + (problems['non_finite'] ?? 0)
}

function lineHead(
  closed: ClosedWindow,
  segment: SegmentCounts,
  { model, feature }: { model: string; feature: string },
) {
  return {
    model,
    version: closed.version,
    start: isoTime(closed.startMs),
    end: isoTime(closed.endMs),
    window: closed.window,
    partial: closed.partial,
    segment: { name: segment.name, value: segment.value },
    feature,
    reference: TRAINING,
  }
}

function seriesKey({ version, window }: ClosedWindow, segment: SegmentCounts, feature: string): string {
  return JSON.stringify([version, window, segment.name, segment.value, feature, TRAINING])
}

function featureSpecOf(spec: MonitorSpec, feature: string): FeatureSpec | undefined {
  return Object.hasOwn(spec.features, feature) ? spec.features[feature] : undefined
}

function weightOf(spec: MonitorSpec, feature: string): number {
  const importance = featureSpecOf(spec, feature)?.importance
  return importance === undefined ? 1 : importance * Object.keys(spec.features).length
}

function isExpected(spec: MonitorSpec, feature: string, { startMs, endMs }: ClosedWindow): boolean {
  return spec.expected.some(
    (entry) => entry.feature === feature && entry.fromMs < endMs && (entry.toMs === undefined || entry.toMs > startMs),
  )
}

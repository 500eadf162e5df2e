import type { FeatureSpec, MonitorSpec } from '@driftline/spec'
import type { FeatureProfile, ReferenceProfile } from './profile/reference-profile.ts'
import type { VerdictMemory } from './verdict/feature-verdict.ts'
import { advanceVerdict, freshMemory, MINIMUM_ROWS } from './verdict/feature-verdict.ts'
import type { WindowEvidence } from './verdict/judge-window.ts'
import { judgeWindow } from './verdict/judge-window.ts'
import { verdictSentence } from './verdict/sentence.ts'
import type { VerdictLine } from './verdict/verdict-line.ts'
import { isoTime } from './verdict/verdict-line.ts'
import type { FeatureCounts } from './window/feature-counts.ts'
import { mergeFeatureCounts } from './window/feature-counts.ts'

/** Windows too small to judge are merged with the next ones up to this age. */
const MERGE_LIMIT_MS = 31 * 86_400_000
const EVERYONE = 'all'
const TRAINING = 'training'

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
export type ModelHealthState = Readonly<Record<string, SeriesMemory>>

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
  const memories = new Map<string, SeriesMemory>(Object.entries(options.state ?? {}))
  return {
    judge: (closed) =>
      closed.segments.flatMap((segment) =>
        judgeSegment({ ...options, memories, closed, segment }).sort((a, b) => (a.feature < b.feature ? -1 : 1)),
      ),
    state: () => Object.fromEntries([...memories].sort(([a], [b]) => (a < b ? -1 : 1))),
  }
}

interface SegmentTask extends ModelHealthOptions {
  readonly memories: Map<string, SeriesMemory>
  readonly closed: ClosedWindow
  readonly segment: SegmentCounts
}

function judgeSegment(task: SegmentTask): VerdictLine[] {
  const profile = task.profileOf(task.closed.version)
  const names = Object.keys(task.segment.features)
  return names.map((feature) => {
    const featureProfile = profile && Object.hasOwn(profile.features, feature) ? profile.features[feature] : undefined
    return featureProfile ? judgeFeature(task, feature, featureProfile) : unreferencedLine(task, feature)
  })
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

function unreferencedLine({ closed, segment, spec }: SegmentTask, feature: string): VerdictLine {
  const evidence: WindowEvidence = { rows: 0, evidence: [], statistics: { missing: 0, invalid: 0 } }
  return {
    ...lineHead(closed, segment, { model: spec.model.name, feature }),
    count: evidence.rows,
    state: 'learning',
    severity: 0,
    kind: null,
    lowerBound: 0,
    since: null,
    sentence: `Not judged: the reference of version ${closed.version} has no such feature; build a profile that holds it.`,
    statistics: evidence.statistics,
  }
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

import { createHash } from 'node:crypto'
import type { ReferenceProfile } from '@driftline/profile'
import { bucketLabel, hashBucket } from '@driftline/profile'
import { ML_FEATURE_NAME_VALUE_ALL } from '@driftline/semconv'
import type { MonitorSpec } from '@driftline/spec'
import { parseMonitorSpec } from '@driftline/spec'
import { createExplicitHistogram, createExponentialHistogram } from '@driftline/statistics'
import type {
  BatchHealth,
  ClosedWindow,
  FeatureCounts,
  HealthEntry,
  ModelHealth,
  ReferenceColumn,
  ReferenceDimension,
  SegmentCounts,
  VerdictLine,
} from './index.ts'
import { addCategoryLabel, buildProfile, createCategoryCounts, createModelHealth } from './index.ts'

export const HOUR_MS = 3_600_000
export const DAY_MS = 24 * HOUR_MS

/** A spec from its YAML. */
export function specOf(yaml: string): MonitorSpec {
  const checked = parseMonitorSpec(yaml, { file: 'm.yaml' })
  if (!checked.ok) throw new Error(checked.issues.map(({ message }) => message).join('\n'))
  return checked.value
}

/** Numerical Recipes' LCG: the same numbers everywhere. */
export function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(1664525, state) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

/** What a profile is built for. */
interface ProfileScope {
  readonly spec: MonitorSpec
  readonly version?: string
  readonly dimensions?: readonly ReferenceDimension[]
}

/** A profile of raw columns, by the version it was built for. */
export function profileOf(
  columns: Readonly<Record<string, ReferenceColumn>>,
  { spec, version, dimensions = [] }: ProfileScope,
): ReferenceProfile {
  const rowCount = Math.max(...Object.values(columns).map(({ cells }) => cells.length))
  return buildProfile({
    model: { name: spec.model.name, ...(version !== undefined && { version }) },
    columns,
    dimensions,
    windows: spec.windows,
    blocks: { timezone: 'UTC', timesMs: Float64Array.from({ length: rowCount }, blockTimeMs) },
    provenance: { source: 'rows.csv', rows: [0, rowCount], rowCount, producer: 'test' },
    hash: (text) => createHash('sha256').update(text).digest('hex'),
  })
}

/** 200 rows a day, all in its first hour. */
function blockTimeMs(_: unknown, row: number): number {
  return Math.floor(row / 200) * DAY_MS + (row % 200) * 1000
}

const nothing: FeatureCounts = { special: {}, problems: {} }

/** Numbers as the wrapper would send them. */
export function numbers(values: readonly number[], problems: FeatureCounts['problems'] = {}): FeatureCounts {
  const histogram = createExponentialHistogram({})
  for (const value of values) histogram.record(value)
  return { ...nothing, values: histogram.toData(), problems }
}

/** Scores on edges. */
export function scores(values: readonly number[], bounds: readonly number[]): FeatureCounts {
  const histogram = createExplicitHistogram(bounds)
  for (const value of values) histogram.record(value)
  return { ...nothing, scores: histogram.toData() }
}

/** Categories as a sender that knows the names would count them, under the labels it would send. */
export function named(labels: readonly string[], rest = 0): FeatureCounts {
  const categories = createCategoryCounts()
  for (const label of labels) addCategoryLabel(categories, label, 1)
  addCategoryLabel(categories, 'other', rest)
  return { ...nothing, categories }
}

/** Categories as a sender that knows no names would count them. */
export function bucketed(names: readonly string[]): FeatureCounts {
  return named(names.map((name) => bucketLabel(hashBucket(name))))
}

/** The one line of each feature that counts. */
export function headlines(lines: readonly VerdictLine[]): readonly VerdictLine[] {
  return lines.filter(({ headline }) => headline)
}

/** What came in within one window. */
export interface WindowInput {
  readonly startMs: number
  readonly lengthMs?: number
  readonly window?: string
  readonly version?: string
  readonly role?: ClosedWindow['role']
  readonly features: Readonly<Record<string, FeatureCounts>>
  readonly segments?: readonly SegmentCounts[]
}

/** What windows are judged by. */
export interface JudgeInput {
  readonly spec: MonitorSpec
  readonly profiles?: readonly ReferenceProfile[]
}

/** A model's judge, as the tests speak to it. */
export interface Judge {
  /** The lines of features. */
  readonly close: (...windows: readonly WindowInput[]) => readonly VerdictLine[]
  readonly failures: () => number
  readonly forget: (nowMs: number) => Readonly<Record<string, number>>
  readonly entryCount: (kind?: HealthEntry['kind']) => number
  readonly bytes: () => number
  /** What another process reckons the same memory at. */
  readonly bytesRestored: () => number
}

/** Creates a judge that forgets nothing it has to say. */
export function createJudge({ spec, profiles = [] }: JudgeInput): Judge {
  const health = createModelHealth({ spec, profiles })
  let failures = 0
  return {
    close: (...windows) => {
      const closed = closeAll(health, windows.map(toClosedWindow))
      failures += closed.failures
      return closed.verdicts.filter(isOfFeature)
    },
    failures: () => failures,
    forget: (nowMs) => ({ ...health.forget(nowMs) }),
    entryCount: (only) => [...health.entries()].filter(({ kind }) => only === undefined || kind === only).length,
    bytes: () => health.bytes(),
    bytesRestored: () => createModelHealth({ spec, profiles, state: structuredClone([...health.entries()]) }).bytes(),
  }
}

/** Whether a line is of a feature, not of the model as a whole. */
export function isOfFeature({ feature }: Pick<VerdictLine, 'feature'>): boolean {
  return feature !== ML_FEATURE_NAME_VALUE_ALL
}

/** A whole window of one version, one hour long unless said otherwise. */
export function toClosedWindow(input: WindowInput): ClosedWindow {
  const { startMs, lengthMs = HOUR_MS, window = '1h', version = '1', role = 'live', features, segments = [] } = input
  return {
    window,
    startMs,
    endMs: startMs + lengthMs,
    partial: [],
    version,
    role,
    segments: [{ name: 'all', value: 'all', features }, ...segments],
  }
}

/** Closes windows without a pause. */
export function closeAll(health: ModelHealth, windows: readonly ClosedWindow[]): BatchHealth {
  const closing = health.close({ windows })
  for (;;) {
    const { done, value } = closing.next()
    if (done) return value
  }
}

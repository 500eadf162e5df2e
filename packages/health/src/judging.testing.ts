import { createHash } from 'node:crypto'
import type { ReferenceProfile } from '@driftline/profile'
import { bucketLabel, hashBucket } from '@driftline/profile'
import type { MonitorSpec } from '@driftline/spec'
import { parseMonitorSpec } from '@driftline/spec'
import { createExplicitHistogram, createExponentialHistogram } from '@driftline/statistics'
import type { FeatureCounts, ReferenceColumn, SegmentCounts, VerdictLine } from './index.ts'
import { buildProfile, createModelHealth } from './index.ts'

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

/** A profile of raw columns, by the version it was built for. */
export function profileOf(
  columns: Readonly<Record<string, ReferenceColumn>>,
  { spec, version }: { readonly spec: MonitorSpec; readonly version?: string },
): ReferenceProfile {
  const rowCount = Math.max(...Object.values(columns).map(({ cells }) => cells.length))
  return buildProfile({
    model: { name: spec.model.name, ...(version !== undefined && { version }) },
    columns,
    windows: spec.windows,
    blocks: { timezone: 'UTC', rowCount, blockRows: 200 },
    provenance: { source: 'rows.csv', rows: [0, rowCount], rowCount, producer: 'test' },
    hash: (text) => createHash('sha256').update(text).digest('hex'),
  })
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

/** Categories as a sender that knows the names would count them; `other` is the rest, not a name. */
export function named(names: readonly string[], rest = 0): FeatureCounts {
  return { ...nothing, categories: { ...count(names), ...(rest > 0 && { other: rest }) } }
}

/** Categories as a sender that knows no names would count them. */
export function bucketed(names: readonly string[]): FeatureCounts {
  return { ...nothing, categories: count(names.map((name) => bucketLabel(hashBucket(name)))) }
}

function count(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1
  return counts
}

/** What came in within one window. */
export interface WindowInput {
  readonly startMs: number
  readonly lengthMs?: number
  readonly window?: string
  readonly version?: string
  readonly features: Readonly<Record<string, FeatureCounts>>
  readonly segments?: readonly SegmentCounts[]
}

/** What windows are judged by. */
export interface JudgeInput {
  readonly spec: MonitorSpec
  readonly profiles?: readonly ReferenceProfile[]
}

/** A model's judge, as the tests of the findings speak to it. */
export interface Judge {
  readonly close: (...windows: readonly WindowInput[]) => readonly VerdictLine[]
  readonly failures: () => number
  readonly forget: (nowMs: number) => Readonly<Record<string, number>>
  readonly entryCount: () => number
}

/** Creates a judge. */
export function createJudge({ spec, profiles = [] }: JudgeInput): Judge {
  const health = createModelHealth({
    spec,
    profileOf: (version) =>
      profiles.find(({ model }) => model.version === version) ??
      profiles.find(({ model }) => model.version === undefined),
  })
  const missing = (): never => {
    throw new Error('not there yet')
  }
  return {
    close: (...windows) =>
      windows.flatMap(({ startMs, lengthMs = HOUR_MS, window = '1h', version = '1', features, segments = [] }) =>
        health.judge({
          window,
          startMs,
          endMs: startMs + lengthMs,
          partial: false,
          version,
          segments: [{ name: 'all', value: 'all', features }, ...segments],
        }),
      ),
    failures: missing,
    forget: missing,
    entryCount: missing,
  }
}

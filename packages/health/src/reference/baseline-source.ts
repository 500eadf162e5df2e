import { ML_DEPLOYMENT_ROLE_VALUE_LIVE, ML_REFERENCE_VALUE_TRAINING } from '@driftline/semconv'
import type { MonitorSpec } from '@driftline/spec'
import { windowAt } from '@driftline/spec'
import { compareText, isEveryone } from '../closed-window.ts'
import type { Baseline } from './baseline.ts'
import { extendBaseline, startBaseline } from './baseline.ts'
import { BaselineTable } from './baseline-table.ts'
import type { FindReference } from './prepared-references.ts'
import { createPreparedReferences } from './prepared-references.ts'
import { phasesOf } from './profile-phases.ts'
import { profileReference } from './profile-reference.ts'
import type { LearningProgress, ReferenceSource } from './reference-source.ts'

const DAY_MS = 86_400_000
/** A learned reference unheard of for this long is forgotten, or for eight of the longest windows. */
const BASELINE_LIFETIME_MS = 90 * DAY_MS
const LIFETIME_WINDOWS = 8

/** References learned from the first windows of each version without a profile. */
export interface BaselineSourceOptions {
  readonly spec: MonitorSpec
  readonly hasProfile: (version: string) => boolean
  readonly baselines: Iterable<readonly [version: string, baseline: Baseline]>
}

/**
 * Learns a reference from the first primary windows of every version that has no profile. Only what was live is learned
 * from; canary and shadow are judged against it.
 */
export function createBaselineSource({ spec, hasProfile, baselines }: BaselineSourceOptions): ReferenceSource {
  const known = new BaselineTable(baselines)
  const prepared = new Map<string, FindReference>()
  const plan = spec.references.training.baseline
  const findReference = (version: string, { frozen }: Baseline): FindReference => {
    const find = prepared.get(version) ?? createPreparedReferences(frozen?.features ?? {})
    prepared.set(version, find)
    return find
  }
  return {
    name: ML_REFERENCE_VALUE_TRAINING,
    *observe(closed) {
      if (closed.role !== ML_DEPLOYMENT_ROLE_VALUE_LIVE || hasProfile(closed.version)) return
      const before = known.find(closed.version) ?? startBaseline(closed.startMs)
      const everyone = closed.window === spec.windows[0]?.name ? closed.segments.find(isEveryone) : undefined
      const after = everyone ? yield* extendBaseline(before, { ...closed, features: everyone.features }, plan) : before
      if (after.rows > 0 || after.frozen)
        yield* known.keep(closed.version, { ...after, seenMs: Math.max(after.seenMs, closed.endMs) })
    },
    referenceFor: ({ closed, feature }, startsMs) => {
      const baseline = known.find(closed.version) ?? startBaseline(closed.startMs)
      if (!baseline.frozen || closed.endMs <= baseline.frozen.endMs)
        return { kind: 'learning', progress: progressOf(baseline, spec) }
      const own = findReference(closed.version, baseline)(feature)
      if (!own) return { kind: 'unknown' }
      const { window } = closed
      const phases = phasesOf(own.profile, { window, startsMs, timezone: spec.timezone })
      return { kind: 'ready', reference: profileReference(own, { window, phases }) }
    },
    forget: (nowMs) => {
      const forgotten = known.forgetBefore(nowMs - lifetimeMs(spec, nowMs))
      for (const version of forgotten) prepared.delete(version)
      return { baselines: forgotten.length }
    },
    bytes: () => known.bytes,
    isEmpty: () => known.size === 0,
    entries: () =>
      [...known.all()]
        .sort(([a], [b]) => compareText(a, b))
        .map(([version, baseline]) => ({ kind: 'baseline', version, baseline })),
  }
}

function progressOf({ rows, fromMs, frozen }: Baseline, { references }: MonitorSpec): LearningProgress {
  const { rows: neededRows, withinMs: neededMs } = references.training.baseline
  return { rows, fromMs, neededRows, neededMs, isComplete: frozen !== undefined }
}

function lifetimeMs(spec: MonitorSpec, nowMs: number): number {
  const lengths = spec.windows.map((window) => {
    const { startMs, endMs } = windowAt(window, Math.max(0, nowMs), spec.timezone)
    return endMs - startMs
  })
  return Math.max(BASELINE_LIFETIME_MS, LIFETIME_WINDOWS * Math.max(...lengths))
}

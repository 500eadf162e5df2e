import { ML_DEPLOYMENT_ROLE_VALUE_LIVE } from '@driftline/semconv'
import type { ClosedWindow, SegmentCounts } from './closed-window.ts'
import type { FeatureCounts } from './counts/feature-counts.ts'
import { areCountable } from './counts/check-counts.ts'
import { mergeFeatureCounts } from './counts/feature-counts.ts'

/** What all live versions counted in one window: what references are learned from. */
export interface LiveWindow extends Pick<ClosedWindow, 'window' | 'startMs' | 'endMs' | 'partial'> {
  readonly segments: readonly SegmentCounts[]
  /** Versions that counted in it, in the order of the windows. */
  readonly versions: readonly string[]
  /** What each of them counted. */
  readonly parts: readonly (readonly SegmentCounts[])[]
}

/** The live windows among those that closed together, versions added up; in the order they are given in. */
export function toLiveWindows(windows: readonly ClosedWindow[]): readonly LiveWindow[] {
  const groups = new Map<string, ClosedWindow[]>()
  for (const closed of windows) {
    if (closed.role !== ML_DEPLOYMENT_ROLE_VALUE_LIVE) continue
    const key = `${closed.window} ${closed.startMs}`
    const group = groups.get(key)
    if (group) group.push(closed)
    else groups.set(key, [closed])
  }
  return Array.from(groups.values(), (group) => ({
    ...pick(group[0]!),
    versions: group.map(({ version }) => version),
    parts: group.map(({ segments }) => segments),
    segments: group.length === 1 ? group[0]!.segments : mergeSegments(group.flatMap(({ segments }) => segments)),
  }))
}

function pick({ window, startMs, endMs, partial }: ClosedWindow) {
  return { window, startMs, endMs, partial }
}

function mergeSegments(all: readonly SegmentCounts[]): readonly SegmentCounts[] {
  const merged = new Map<string, SegmentCounts & { readonly features: Record<string, FeatureCounts> }>()
  for (const { name, value, features } of all) {
    const key = JSON.stringify([name, value])
    const known = merged.get(key) ?? { name, value, features: Object.create(null) as Record<string, FeatureCounts> }
    merged.set(key, known)
    for (const feature of Object.keys(features)) {
      const counts = features[feature]!
      if (!areCountable(counts)) continue
      const before = known.features[feature]
      known.features[feature] = before ? mergeFeatureCounts(before, counts) : counts
    }
  }
  return [...merged.values()]
}

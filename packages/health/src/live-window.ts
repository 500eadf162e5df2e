import { ML_DEPLOYMENT_ROLE_VALUE_LIVE } from '@driftline/semconv'
import type { ClosedWindow, SegmentCounts } from './closed-window.ts'
import { areRowsInDoubt, isInDoubt } from './closed-window.ts'
import type { FeatureCounts } from './counts/feature-counts.ts'
import { areCountable } from './counts/check-counts.ts'
import { mergeFeatureCounts } from './counts/feature-counts.ts'
import type { RowCounts } from './counts/row-counts.ts'
import { mergeRowCounts } from './counts/row-counts.ts'
import { areRowsCountable } from './counts/window-rows.ts'

/** What all live versions counted in one window: what references are learned from. */
export interface LiveWindow extends Pick<ClosedWindow, 'window' | 'startMs' | 'endMs' | 'partial'> {
  readonly segments: readonly SegmentCounts[]
  /** Versions that counted in it, in the order of the windows. */
  readonly versions: readonly string[]
  /** What each of them counted. */
  readonly parts: readonly (readonly SegmentCounts[])[]
  /** How many rows there were, by the counters of their senders or by their features. */
  readonly rowCount: number
  /** Whether some of them may be absent. */
  readonly areRowsInDoubt: boolean
  /** Of all rows; absent where no sender counts them. */
  readonly rows?: RowCounts
}

/** How many rows windows have. */
export type RowsByWindow = ReadonlyMap<ClosedWindow, number>

/** Features added up before the caller may pause. */
const FEATURES_PER_STEP = 20

/**
 * The live windows among those that closed together, versions added up; in the order they are given in. In steps, so
 * that the caller can pause.
 *
 * @param rowCounts how many rows each window has
 */
export function* toLiveWindows(
  windows: readonly ClosedWindow[],
  rowCounts: RowsByWindow = new Map(),
): Generator<undefined, readonly LiveWindow[]> {
  const groups = new Map<string, ClosedWindow[]>()
  for (const closed of windows) {
    if (closed.role !== ML_DEPLOYMENT_ROLE_VALUE_LIVE) continue
    const key = `${closed.window} ${closed.startMs}`
    const group = groups.get(key)
    if (group) group.push(closed)
    else groups.set(key, [closed])
  }
  const live: LiveWindow[] = []
  for (const group of groups.values()) live.push(yield* addUp(group, rowCounts))
  return live
}

function* addUp(group: readonly ClosedWindow[], rowCounts: RowsByWindow): Generator<undefined, LiveWindow> {
  const { window, startMs, endMs, segments } = group[0]!
  let rowCount = 0
  for (const own of group) rowCount += rowCounts.get(own) ?? 0
  const rows = group.flatMap((own) => (own.rows && areRowsCountable(own.rows) ? [own.rows] : []))
  return {
    window,
    startMs,
    endMs,
    partial: [...new Set(group.flatMap(({ partial }) => partial))],
    versions: group.map(({ version }) => version),
    parts: group.map((closed) => closed.segments),
    rowCount,
    areRowsInDoubt: group.some(areRowsInDoubt),
    segments: group.length === 1 ? segments : yield* mergeSegments(group),
    ...(rows.length > 0 && { rows: rows.reduce(mergeRowCounts) }),
  }
}

interface MergedSegment extends SegmentCounts {
  readonly features: Record<string, FeatureCounts>
  readonly partialFeatures: Set<string>
}

function* mergeSegments(group: readonly ClosedWindow[]): Generator<undefined, readonly SegmentCounts[]> {
  const merged = new Map<string, MergedSegment>()
  let done = 0
  for (const [closed, segment] of group.flatMap((own) => own.segments.map((segment) => [own, segment] as const))) {
    const known = segmentIn(merged, segment)
    for (const feature of Object.keys(segment.features)) {
      const counts = segment.features[feature]!
      const before = known.features[feature]
      if (areCountable(counts)) known.features[feature] = before ? mergeFeatureCounts(before, counts) : counts
      if (isInDoubt(closed, segment, feature)) known.partialFeatures.add(feature)
      done += 1
      if (done % FEATURES_PER_STEP === 0) yield
    }
  }
  return [...merged.values()]
}

function segmentIn(merged: Map<string, MergedSegment>, { name, value }: SegmentCounts): MergedSegment {
  const key = JSON.stringify([name, value])
  const features = Object.create(null) as Record<string, FeatureCounts>
  const known = merged.get(key) ?? { name, value, features, partialFeatures: new Set() }
  merged.set(key, known)
  return known
}

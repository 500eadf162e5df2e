import type { MlDeploymentRole, MlDriftReason } from '@driftline/semconv'
import { ML_DEPLOYMENT_ROLE_VALUES, ML_FEATURE_NAME_VALUE_ALL, ML_SEGMENT_NAME_VALUE_ALL } from '@driftline/semconv'
import type { FeatureCounts } from './counts/feature-counts.ts'
import type { RowCounts } from './counts/row-counts.ts'

/** Why some rows of a window are known to be absent or in doubt. */
export type PartialReason = Extract<MlDriftReason, 'baseline' | 'unfinished' | 'inconsistent' | 'edges'>

/** Counts of one segment in one window, by feature name. */
export interface SegmentCounts {
  readonly name: string
  readonly value: string
  readonly features: Readonly<Record<string, FeatureCounts>>
  /** Where the window is partial: the features that rows are absent of or in doubt, `all` for the counter of rows; left out, all may be. */
  readonly partialFeatures?: ReadonlySet<string>
}

/** A window of one version in one role that has ended, with all its counts. */
export interface ClosedWindow {
  readonly window: string
  readonly startMs: number
  readonly endMs: number
  /** Empty: the window is whole. */
  readonly partial: readonly PartialReason[]
  readonly version: string
  readonly role: MlDeploymentRole
  readonly segments: readonly SegmentCounts[]
  /** Of all rows, whatever their features held; absent where no sender counts them. */
  readonly rows?: RowCounts
}

/** One feature of one segment of a closed window. */
export interface ClosedFeature {
  readonly closed: ClosedWindow
  readonly segment: SegmentCounts
  readonly feature: string
  readonly counts: FeatureCounts
}

/** Whether a segment is everyone: only there problems are counted by feature. */
export function isEveryone({ name }: Pick<SegmentCounts, 'name'>): boolean {
  return name === ML_SEGMENT_NAME_VALUE_ALL
}

/** Whether rows of a feature may be absent: references learn nothing from it then. */
export function isInDoubt(
  { partial }: Pick<ClosedWindow, 'partial'>,
  { partialFeatures }: SegmentCounts,
  feature: string,
): boolean {
  return partial.length > 0 && (partialFeatures?.has(feature) ?? true)
}

/** Whether it may not be known how many rows there were. */
export function areRowsInDoubt({ partial, segments, rows }: ClosedWindow): boolean {
  const doubtful = segments.find(isEveryone)?.partialFeatures
  if (partial.length === 0) return false
  if (!doubtful) return true
  return rows && rows.rows > 0 ? doubtful.has(ML_FEATURE_NAME_VALUE_ALL) : doubtful.size > 0
}

/** Windows by end, length, name, version and role, live first. */
export function inOrderOfEnd(windows: readonly ClosedWindow[]): readonly ClosedWindow[] {
  return [...windows].sort(
    (a, b) =>
      a.endMs - b.endMs ||
      b.startMs - a.startMs ||
      compareText(a.window, b.window) ||
      compareText(a.version, b.version) ||
      compareRoles(a.role, b.role),
  )
}

/** Segments of a window, everyone first. */
export function segmentsOf({ segments }: ClosedWindow): readonly SegmentCounts[] {
  return inOrder(segments, everyoneFirst)
}

/** Features of a segment by name. */
export function* featuresOf(closed: ClosedWindow, segment: SegmentCounts): Generator<ClosedFeature> {
  for (const feature of inOrder(Object.keys(segment.features), compareText))
    yield { closed, segment, feature, counts: segment.features[feature]! }
}

/** Order of UTF-16 units, the same everywhere. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

/** Order of roles: live, canary, shadow. */
export function compareRoles(a: MlDeploymentRole, b: MlDeploymentRole): number {
  return ML_DEPLOYMENT_ROLE_VALUES.indexOf(a) - ML_DEPLOYMENT_ROLE_VALUES.indexOf(b)
}

function everyoneFirst(a: SegmentCounts, b: SegmentCounts): number {
  return Number(isEveryone(b)) - Number(isEveryone(a)) || compareText(a.name, b.name) || compareText(a.value, b.value)
}

/** The items in order; those that are already are not sorted again, which for 100,000 of them takes long. */
function inOrder<T>(items: readonly T[], compare: (a: T, b: T) => number): readonly T[] {
  const isInOrder = items.every((item, i) => i === 0 || compare(items[i - 1]!, item) <= 0)
  return isInOrder ? items : items.toSorted(compare)
}

import type { ClosedWindow, FeatureCounts, PartialReason, RowCounts, SegmentCounts } from '@driftline/health'
import { compareRoles } from '@driftline/health'
import { ML_FEATURE_NAME_VALUE_ALL, ML_SEGMENT_NAME_VALUE_ALL } from '@driftline/semconv'
import { compareText } from '../compare-text.ts'
import type { FeatureTarget } from '../intake/count-target.ts'
import { NO_FEATURE, toFeatureTarget } from '../intake/count-target.ts'
import { sortWork } from '../work.ts'
import type { Work } from '../work.ts'
import type { OpenWindow, WindowFeature, WindowRows } from './window-table.ts'

const FEATURES_PER_STEP = 1000

/**
 * A window that has ended as health takes it: one for each version, ascending, and role, live first; segment `all`
 * first.
 *
 * @param extra why all features may lack rows.
 */
export function* toClosedWindows(open: OpenWindow, extra: readonly PartialReason[]): Work<readonly ClosedWindow[]> {
  const counted: (WindowFeature | WindowRows)[] = [...open.features.values()]
  for (const rows of open.rows.values()) counted.push(rows)
  const sorted = yield* sortWork(counted, byTarget)
  const partial = [...new Set([...open.partial, ...extra])].sort()
  const closed: (ClosedWindow & { rows?: RowCounts })[] = []
  let segments: SegmentCounts[] = []
  let features: Record<string, FeatureCounts> = {}
  let partialFeatures = new Set<string>()
  let last: FeatureTarget | undefined
  let inSegment: FeatureTarget | undefined
  for (const [i, item] of sorted.entries()) {
    const { target } = item
    if (!isSameWindow(last, target)) {
      segments = []
      inSegment = undefined
      const { window, startMs, endMs } = open
      const { version, role } = target
      closed.push({ window: window.name, startMs, endMs, partial, version, role, segments })
    }
    last = target
    if ('rows' in item) {
      closed.at(-1)!.rows = item.rows
      continue
    }
    if (!isSameSegment(inSegment, target)) {
      features = Object.create(null) as Record<string, FeatureCounts>
      partialFeatures = new Set(areRowsInDoubt(open, target) ? [ML_FEATURE_NAME_VALUE_ALL] : [])
      segments.push({ ...target.segment, features, ...(extra.length === 0 && { partialFeatures }) })
    }
    features[target.feature] = item.counts
    if (open.inDoubt.has(target.key)) partialFeatures.add(target.feature)
    inSegment = target
    if (i % FEATURES_PER_STEP === 0) yield
  }
  return closed
}

function areRowsInDoubt({ inDoubt }: OpenWindow, target: FeatureTarget): boolean {
  return isOfEveryone(target) && inDoubt.has(toFeatureTarget({ ...target, feature: NO_FEATURE }).key)
}

function isSameWindow(a: FeatureTarget | undefined, b: FeatureTarget): boolean {
  return a?.version === b.version && a.role === b.role
}

function isSameSegment(a: FeatureTarget | undefined, b: FeatureTarget): boolean {
  return isSameWindow(a, b) && a?.segment.name === b.segment.name && a.segment.value === b.segment.value
}

function isOfEveryone({ segment }: FeatureTarget): boolean {
  return segment.name === ML_SEGMENT_NAME_VALUE_ALL
}

/** Ascending by version, then role, then segment with everyone first, then feature. */
function byTarget({ target: a }: Counted, { target: b }: Counted): number {
  return (
    compareText(a.version, b.version) ||
    compareRoles(a.role, b.role) ||
    Number(isOfEveryone(b)) - Number(isOfEveryone(a)) ||
    compareText(a.key, b.key)
  )
}

interface Counted {
  readonly target: FeatureTarget
}

import type { ClosedWindow, FeatureCounts, PartialReason, SegmentCounts } from '@driftline/health'
import { compareRoles } from '@driftline/health'
import { ML_SEGMENT_NAME_VALUE_ALL } from '@driftline/semconv'
import { compareText } from '../compare-text.ts'
import { sortWork } from '../work.ts'
import type { Work } from '../work.ts'
import type { OpenWindow, WindowFeature } from './window-table.ts'

const FEATURES_PER_STEP = 1000

/** A window that has ended as health takes it: one for each version, ascending, and role, live first; segment `all` first. */
export function* toClosedWindows(open: OpenWindow, extra: readonly PartialReason[]): Work<readonly ClosedWindow[]> {
  const sorted = yield* sortWork([...open.features.values()], byTarget)
  const partial = [...new Set([...open.partial, ...extra])].sort()
  const closed: ClosedWindow[] = []
  let segments: SegmentCounts[] = []
  let features: Record<string, FeatureCounts> = {}
  let last: Target | undefined
  for (const [i, { target, counts }] of sorted.entries()) {
    if (!isSameWindow(last, target)) {
      segments = []
      const { window, startMs, endMs } = open
      const { version, role } = target
      closed.push({ window: window.name, startMs, endMs, partial, version, role, segments })
    }
    if (!isSameSegment(last, target)) {
      features = Object.create(null) as Record<string, FeatureCounts>
      segments.push({ ...target.segment, features })
    }
    features[target.feature] = counts
    last = target
    if (i % FEATURES_PER_STEP === 0) yield
  }
  return closed
}

type Target = WindowFeature['target']

function isSameWindow(a: Target | undefined, b: Target): boolean {
  return a?.version === b.version && a.role === b.role
}

function isSameSegment(a: Target | undefined, b: Target): boolean {
  return isSameWindow(a, b) && a?.segment.name === b.segment.name && a.segment.value === b.segment.value
}

/** Ascending by version, then role, then segment with everyone first, then feature. */
function byTarget({ target: a }: WindowFeature, { target: b }: WindowFeature): number {
  return (
    compareText(a.version, b.version) ||
    compareRoles(a.role, b.role) ||
    Number(b.segment.name === ML_SEGMENT_NAME_VALUE_ALL) - Number(a.segment.name === ML_SEGMENT_NAME_VALUE_ALL) ||
    compareText(a.key, b.key)
  )
}

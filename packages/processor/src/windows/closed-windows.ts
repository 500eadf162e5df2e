import type { ClosedWindow, FeatureCounts, PartialReason, SegmentCounts } from '@driftline/health'
import { ML_SEGMENT_NAME_VALUE_ALL } from '@driftline/semconv'
import { compareText } from '../compare-text.ts'
import { sortWork } from '../work.ts'
import type { Work } from '../work.ts'
import type { OpenWindow, WindowFeature } from './window-table.ts'

const FEATURES_PER_STEP = 1000

/** A window that has ended as health takes it: one for each version, ascending; segment `all` first. */
export function* toClosedWindows(open: OpenWindow, extra: readonly PartialReason[]): Work<readonly ClosedWindow[]> {
  const sorted = yield* sortWork([...open.features.values()], byTarget)
  const partial = [...new Set([...open.partial, ...extra])].sort()
  const closed: ClosedWindow[] = []
  let segments: SegmentCounts[] = []
  let features: Record<string, FeatureCounts> = {}
  let last: WindowFeature['target'] | undefined
  for (const [i, { target, counts }] of sorted.entries()) {
    if (last?.version !== target.version) {
      segments = []
      const { window, startMs, endMs } = open
      closed.push({ window: window.name, startMs, endMs, partial, version: target.version, segments })
    }
    if (last?.version !== target.version || !isSameSegment(last, target)) {
      features = Object.create(null) as Record<string, FeatureCounts>
      segments.push({ ...target.segment, features })
    }
    features[target.feature] = counts
    last = target
    if (i % FEATURES_PER_STEP === 0) yield
  }
  return closed
}

function isSameSegment({ segment: a }: WindowFeature['target'], { segment: b }: WindowFeature['target']): boolean {
  return a.name === b.name && a.value === b.value
}

/** Ascending by version, then segment with everyone first, then feature. */
function byTarget({ target: a }: WindowFeature, { target: b }: WindowFeature): number {
  return (
    compareText(a.version, b.version) ||
    Number(b.segment.name === ML_SEGMENT_NAME_VALUE_ALL) - Number(a.segment.name === ML_SEGMENT_NAME_VALUE_ALL) ||
    compareText(a.key, b.key)
  )
}

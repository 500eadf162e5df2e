import type { ReferenceProfile } from '@driftline/profile'
import { findProfile } from '@driftline/profile'
import { ML_REFERENCE_VALUE_TRAINING } from '@driftline/semconv'
import type { ClosedWindow, SegmentCounts } from '../closed-window.ts'
import { featureRows } from '../counts/window-rows.ts'
import { rateEvidence } from '../evidence/evidence.ts'
import { segmentProblemRates } from '../evidence/segment-problems.ts'
import type { VerdictLine } from '../verdict/verdict-line.ts'
import { problemLead } from './finding-text.ts'
import type { FindingContext } from './judge-findings.ts'
import { judgeFindings } from './judge-findings.ts'

/** What segments are judged by. */
export interface SegmentRooms extends Omit<FindingContext, 'reference'> {
  readonly profiles: readonly ReferenceProfile[]
}

/** Judges the values of a segment, all features together, by the profile; nothing where that does not know the segment. */
export function* closeSegment(
  closed: ClosedWindow,
  segment: SegmentCounts,
  { profiles, ...context }: SegmentRooms,
): Generator<undefined, readonly VerdictLine[]> {
  const profile = findProfile(profiles, closed.version)
  if (!profile) return []
  const rows = yield* featureRows(segment.features)
  const rates = segmentProblemRates(segment, rows, profile)
  if (rates.length === 0) return []
  const findings = rates.map((rate) => ({ evidence: rateEvidence(rate), lead: problemLead(rate) }))
  const window = { closed, segment, rows, statistics: {} }
  return [judgeFindings(window, findings, { ...context, reference: ML_REFERENCE_VALUE_TRAINING })]
}

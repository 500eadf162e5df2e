import { ML_FEATURE_NAME_VALUE_ALL } from '@driftline/semconv'
import { groupBy } from './group-by.ts'
import { isRaisedCell } from './state-order.ts'
import type { VerdictCell } from './verdict-cells.ts'

/** A segment in which something is raised. */
export interface RaisedSegment {
  readonly segment: VerdictCell['segment']
  /** What is raised in it, the most severe first: one or more. */
  readonly raised: readonly [VerdictCell, ...VerdictCell[]]
}

/** The segments in which something is raised, the most severe first. @param cells one for each feature of a segment */
export function raisedSegments(cells: readonly VerdictCell[]): readonly RaisedSegment[] {
  const raised = cells.filter(isRaisedCell).toSorted(bySeverity)
  const groups = groupBy(raised, ({ segment }) => JSON.stringify([segment.name, segment.value]))
  return Array.from(groups.values(), (own) => ({ segment: own[0].segment, raised: own }))
}

/** The most severe of verdicts on features; a segment as a whole has no distribution. */
export function worstOf(cells: readonly VerdictCell[]): VerdictCell | undefined {
  return cells.toSorted(bySeverity).find(({ feature }) => feature !== ML_FEATURE_NAME_VALUE_ALL)
}

/** The most severe first. */
export function bySeverity(a: VerdictCell, b: VerdictCell): number {
  return severityOf(b) - severityOf(a) || (a.feature < b.feature ? -1 : 1)
}

function severityOf({ severity }: VerdictCell): number {
  return severity ?? 0
}

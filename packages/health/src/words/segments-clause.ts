import type { SegmentContribution } from '../segments/segment-contributions.ts'
import { inertText, segmentText } from './name-text.ts'
import { percentText } from './number-text.ts'

/** From here on it is all of a shift: shares of a sample are never quite whole. */
const ALL = 0.9
const MOST = 0.5

/** Where a shift of everyone comes from. */
export interface SegmentsClause {
  /** Without a full stop. */
  readonly text: string
  /** One segment in which the values changed, as against a mix of segments that did. */
  readonly isOneSegment: boolean
}

/** Where a shift of everyone comes from; undefined where no segment stands out. */
export function segmentsClause(contributions: readonly SegmentContribution[]): SegmentsClause | undefined {
  const within = withinText(contributions)
  if (within !== undefined) return { text: within, isOneSegment: true }
  const mix = mixText(contributions)
  return mix === undefined ? undefined : { text: mix, isOneSegment: false }
}

function withinText(contributions: readonly SegmentContribution[]): string | undefined {
  const [most] = contributions.toSorted((a, b) => b.within - a.within)
  if (!most || most.within < MOST) return undefined
  const where = segmentText(most.segment)
  return most.within >= ALL ? `all of it in ${where}` : `${percentText(most.within)} of it in ${where}`
}

function mixText(contributions: readonly SegmentContribution[]): string | undefined {
  const byDimension = new Map<string, number>()
  for (const { segment, mix } of contributions)
    byDimension.set(segment.name, (byDimension.get(segment.name) ?? 0) + mix)
  const [most] = [...byDimension].sort(([, a], [, b]) => b - a)
  if (!most || most[1] < MOST) return undefined
  const [first] = contributions
    .filter(({ segment }) => segment.name === most[0])
    .toSorted((a, b) => Math.abs(b.mix) - Math.abs(a.mix))
  return `a different mix of ${inertText(most[0])}, ${inertText(first!.segment.value)} above all`
}

import {
  ATTR_ML_FEATURE_NAME,
  ATTR_ML_REFERENCE,
  ATTR_ML_SEGMENT_NAME,
  ATTR_ML_SEGMENT_PART,
  ATTR_ML_SEGMENT_VALUE,
  METRIC_ML_DRIFT_SEVERITY,
  METRIC_ML_SEGMENT_CONTRIBUTION,
  ML_FEATURE_NAME_VALUE_ALL,
  ML_SEGMENT_NAME_VALUE_ALL,
  ML_SEGMENT_PART_VALUE_MIX,
} from '@driftline/semconv'
import { MODEL } from '../queries/model-queries.ts'
import { groupBy } from './group-by.ts'
import type { Group } from './group-by.ts'
import { raisedState } from './state-order.ts'
import { isHeadline } from './verdict-cells.ts'
import type { WindowPoint, WindowReader } from './window-points.ts'

/** A segment that differs from everyone, or that moves everyone. */
export interface StandingSegment {
  readonly name: string
  readonly value: string
  /** Its own most severe feature, raised by itself; undefined where none is. */
  readonly worst: { readonly feature: string; readonly severity: number } | undefined
  /** The shift of everyone of which the greatest part comes from it; undefined where it is in none. */
  readonly contribution: Contribution | undefined
}

/** What a segment has to do with the shift of a feature of everyone's: signed shares of it, 1 is all. */
export interface Contribution {
  readonly feature: string
  /** Of who came, of what changed inside, and both together; undefined where only one of them is told. */
  readonly mix: number | undefined
  readonly within: number | undefined
  readonly share: number
}

/** Segments of the newest window that stand out: the most severe first, then what contributes most. */
export function standingSegments(reader: WindowReader): readonly StandingSegment[] {
  const isOfSegment = ({ at }: WindowPoint): boolean => at[ATTR_ML_SEGMENT_NAME] !== ML_SEGMENT_NAME_VALUE_ALL
  const read = (name: string, metric: string): ReadonlyMap<string, Group<WindowPoint>> =>
    groupBy(newest(reader, reader.read(name, metric)).filter(isOfSegment), segmentKey)
  const severities = read(MODEL.segments, METRIC_ML_DRIFT_SEVERITY)
  const contributions = read(MODEL.contributions, METRIC_ML_SEGMENT_CONTRIBUTION)
  return [...new Set([...severities.keys(), ...contributions.keys()])]
    .map((key): StandingSegment => {
      const [first] = [...(severities.get(key) ?? []), ...(contributions.get(key) ?? [])]
      return {
        name: first?.at[ATTR_ML_SEGMENT_NAME] ?? '',
        value: first?.at[ATTR_ML_SEGMENT_VALUE] ?? '',
        worst: worstOf(severities.get(key) ?? []),
        contribution: greatestOf(contributions.get(key) ?? []),
      }
    })
    .filter(({ worst, contribution }) => worst !== undefined || (contribution?.share ?? 0) > 0)
    .toSorted(byRank)
}

function worstOf(points: readonly WindowPoint[]): StandingSegment['worst'] {
  const raised = points.filter((point) => isHeadline(point) && raisedState(point.value) !== undefined)
  // What is raised of a segment as a whole is raised of one of its features, which says more.
  const byFeature = raised.filter(({ at }) => at[ATTR_ML_FEATURE_NAME] !== ML_FEATURE_NAME_VALUE_ALL)
  const [worst] = (byFeature.length > 0 ? byFeature : raised).toSorted((a, b) => b.value - a.value)
  return worst && { feature: worst.at[ATTR_ML_FEATURE_NAME] ?? '', severity: worst.value }
}

function greatestOf(points: readonly WindowPoint[]): Contribution | undefined {
  const shifts = groupBy(points, ({ at }) => JSON.stringify([at[ATTR_ML_FEATURE_NAME], at[ATTR_ML_REFERENCE]]))
  return Array.from(shifts.values(), (own): Contribution => {
    const feature = own[0].at[ATTR_ML_FEATURE_NAME] ?? ''
    const partOf = (isMix: boolean): number | undefined =>
      own.find(({ at }) => (at[ATTR_ML_SEGMENT_PART] === ML_SEGMENT_PART_VALUE_MIX) === isMix)?.value
    const [mix, within] = [partOf(true), partOf(false)]
    return { feature, mix, within, share: (mix ?? 0) + (within ?? 0) }
  }).toSorted((a, b) => b.share - a.share)[0]
}

function newest(reader: WindowReader, points: readonly WindowPoint[]): readonly WindowPoint[] {
  return points.filter(({ windowEndMs }) => windowEndMs === reader.endsMs.at(-1))
}

function segmentKey({ at }: WindowPoint): string {
  return JSON.stringify([at[ATTR_ML_SEGMENT_NAME], at[ATTR_ML_SEGMENT_VALUE]])
}

function byRank(a: StandingSegment, b: StandingSegment): number {
  return severityOf(b) - severityOf(a) || shareOf(b) - shareOf(a) || (segmentText(a) < segmentText(b) ? -1 : 1)
}

function severityOf({ worst }: StandingSegment): number {
  return worst?.severity ?? 0
}

function shareOf({ contribution }: StandingSegment): number {
  return contribution?.share ?? 0
}

function segmentText({ name, value }: StandingSegment): string {
  return `${name} ${value}`
}

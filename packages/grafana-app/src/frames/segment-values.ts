import type { DriftState } from '@driftline/health'
import {
  ATTR_ML_SEGMENT_NAME,
  ATTR_ML_SEGMENT_VALUE,
  METRIC_ML_DRIFT_FEATURES,
  METRIC_ML_WINDOW_ROWS,
  ML_SEGMENT_NAME_VALUE_ALL,
  ML_SEGMENT_VALUE_VALUE_ALL,
} from '@driftline/semconv'
import { VERDICT } from '../queries/verdict-queries.ts'
import { countStates } from './count-states.ts'
import { groupBy } from './group-by.ts'
import { bySeverity, worstOf } from './raised-segments.ts'
import type { SegmentContribution } from './segment-contributions.ts'
import { segmentContributions } from './segment-contributions.ts'
import { isRaisedCell, mostUrgent, raisedState, urgencyOf } from './state-order.ts'
import type { VerdictCell } from './verdict-cells.ts'
import { isHeadline } from './verdict-cells.ts'
import type { WindowPoint, WindowReader } from './window-points.ts'

/** How many rows there were, and how their features are. */
export interface SegmentCounts {
  /** Undefined where the series budget leaves no room to tell. */
  readonly rows: number | undefined
  /** Features in each state; empty where nothing is told, which is not ok. */
  readonly features: ReadonlyMap<DriftState, number>
}

/** One value of a dimension in the newest window. */
export interface SegmentValue extends SegmentCounts {
  readonly value: string
  /** The state that asks for most; undefined where nothing is told. */
  readonly state: DriftState | undefined
  /** What is raised in it, the most severe first. */
  readonly raised: readonly VerdictCell[]
  /** The most severe feature whose verdict is told: raised, accepted, or of a pinned segment. */
  readonly worst: VerdictCell | undefined
  /** Undefined where none is told. */
  readonly contribution: SegmentContribution | undefined
}

/** What values of a dimension are read with. */
export interface SegmentScene {
  readonly dimension: string
  /** The verdict that counts on each feature of each segment. */
  readonly cells: readonly VerdictCell[]
}

/** The values of a dimension, the most severe first, then what contributes most, then the most rows. */
export function segmentValues(reader: WindowReader, scene: SegmentScene): readonly SegmentValue[] {
  const { dimension, cells } = scene
  const countsOf = readCounts(reader, dimension)
  const contributions = segmentContributions(reader, dimension)
  const told = groupBy(
    cells.filter(({ segment }) => segment.name === dimension),
    ({ segment }) => segment.value,
  )
  const values = new Set([...countsOf.values, ...told.keys(), ...contributions.keys()])
  return Array.from(values, (value): SegmentValue => {
    const own = (told.get(value) ?? []).toSorted(bySeverity)
    const counts = countsOf(value)
    return {
      ...counts,
      value,
      state: mostUrgent([...counts.features.keys(), ...own.flatMap(stateOf)]),
      raised: own.filter(isRaisedCell),
      worst: worstOf(own),
      contribution: contributions.get(value),
    }
  }).sort(byRank)
}

/** The same of everyone, whom all values of a dimension add up to. */
export function everyoneCounts(reader: WindowReader): SegmentCounts {
  return readCounts(reader, ML_SEGMENT_NAME_VALUE_ALL)(ML_SEGMENT_VALUE_VALUE_ALL)
}

function readCounts(reader: WindowReader, dimension: string) {
  const rows = byValue(reader.read(VERDICT.rows, METRIC_ML_WINDOW_ROWS), dimension)
  const features = byValue(reader.read(VERDICT.features, METRIC_ML_DRIFT_FEATURES).filter(isHeadline), dimension)
  const countsOf = (value: string): SegmentCounts => ({
    rows: rows.get(value)?.[0].value,
    features: countStates(features.get(value) ?? []),
  })
  return Object.assign(countsOf, { values: [...rows.keys(), ...features.keys()] })
}

function byValue(points: readonly WindowPoint[], dimension: string) {
  const own = points.filter(({ at }) => at[ATTR_ML_SEGMENT_NAME] === dimension)
  return groupBy(own, ({ at }) => at[ATTR_ML_SEGMENT_VALUE] ?? '')
}

/** The state of a verdict, by its severity where that alone is told. */
function stateOf({ state, severity }: VerdictCell): readonly DriftState[] {
  const found = state ?? raisedState(severity ?? 0)
  return found === undefined ? [] : [found]
}

function byRank(a: SegmentValue, b: SegmentValue): number {
  return (
    orNone(b.raised[0]?.severity) - orNone(a.raised[0]?.severity) ||
    urgencyOf(a.state) - urgencyOf(b.state) ||
    orNone(b.contribution?.share) - orNone(a.contribution?.share) ||
    orNone(b.rows) - orNone(a.rows) ||
    (a.value < b.value ? -1 : 1)
  )
}

function orNone(value: number | undefined): number {
  return value ?? 0
}

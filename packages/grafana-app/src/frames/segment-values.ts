import type { DriftState } from '@driftline/health'
import {
  ATTR_ML_SEGMENT_NAME,
  ATTR_ML_SEGMENT_VALUE,
  METRIC_ML_DRIFT_FEATURES,
  METRIC_ML_SEGMENT_CONTRIBUTION,
  METRIC_ML_WINDOW_ROWS,
  ML_SEGMENT_NAME_VALUE_ALL,
} from '@driftline/semconv'
import { MODEL } from '../queries/model-queries.ts'
import { VERDICT } from '../queries/verdict-queries.ts'
import { readDistributions } from './distribution.ts'
import { countStates } from './count-states.ts'
import { groupBy } from './group-by.ts'
import { headlineCells } from './headline-cells.ts'
import { mostUrgent, raisedState } from './state-order.ts'
import type { VerdictCell } from './verdict-cells.ts'
import { isHeadline } from './verdict-cells.ts'
import type { WindowPoint, WindowReader } from './window-points.ts'

/** One value of a dimension in the newest window. */
export interface SegmentValue {
  readonly value: string
  /** Undefined where the series budget leaves no room to tell. */
  readonly rows: number | undefined
  /** Features in each state; empty where nothing is told, which is not ok. */
  readonly features: ReadonlyMap<DriftState, number>
  /** Undefined where nothing is told. */
  readonly state: DriftState | undefined
  /** What is raised in it, the most severe first. */
  readonly raised: readonly VerdictCell[]
  /** The greatest part of everyone's shift that comes from it, 0..1; undefined where it is not among the first five. */
  readonly contribution: number | undefined
  /** Whether distributions of it are exported. */
  readonly hasDistribution: boolean
}

/** The values of a dimension, the most severe first, then what contributes most, then the most rows. */
export function segmentValues(reader: WindowReader, dimension: string): readonly SegmentValue[] {
  const rows = byValue(reader.read(VERDICT.rows, METRIC_ML_WINDOW_ROWS), dimension)
  const features = byValue(reader.read(VERDICT.features, METRIC_ML_DRIFT_FEATURES).filter(isHeadline), dimension)
  const contributions = byValue(reader.read(MODEL.contributions, METRIC_ML_SEGMENT_CONTRIBUTION), dimension)
  const raised = groupBy(
    headlineCells(reader).filter(({ severity }) => raisedState(severity ?? 0) !== undefined),
    ({ segment }) => segment.value,
  )
  const exported = new Set(readDistributions(reader).map(({ segment }) => segment.value))
  const values = new Set([...rows.keys(), ...features.keys(), ...raised.keys(), ...contributions.keys()])
  return Array.from(values, (value): SegmentValue => {
    const own = (raised.get(value) ?? []).toSorted((a, b) => (b.severity ?? 0) - (a.severity ?? 0))
    const counts = countStates(features.get(value) ?? [])
    const worst = raisedState(own[0]?.severity ?? 0)
    return {
      value,
      rows: rows.get(value)?.[0]?.value,
      features: counts,
      state: mostUrgent([...counts.keys(), ...(worst ? [worst] : [])]),
      raised: own,
      contribution: greatest(contributions.get(value) ?? []),
      hasDistribution: exported.has(value),
    }
  }).sort(byRank)
}

/** The dimensions that rows are counted by, in the order of their names. */
export function readDimensions(points: readonly WindowPoint[]): readonly string[] {
  const names = points.map(({ at }) => at[ATTR_ML_SEGMENT_NAME] ?? '')
  return [...new Set(names)]
    .filter((name) => name !== '' && name !== ML_SEGMENT_NAME_VALUE_ALL)
    .toSorted((a, b) => (a < b ? -1 : 1))
}

function byValue(points: readonly WindowPoint[], dimension: string): ReadonlyMap<string, readonly WindowPoint[]> {
  const own = points.filter(({ at }) => at[ATTR_ML_SEGMENT_NAME] === dimension)
  return groupBy(own, ({ at }) => at[ATTR_ML_SEGMENT_VALUE] ?? '')
}

function greatest(points: readonly WindowPoint[]): number | undefined {
  return points.length === 0 ? undefined : Math.max(...points.map(({ value }) => value))
}

function byRank(a: SegmentValue, b: SegmentValue): number {
  const severityOf = ({ raised }: SegmentValue): number => raised[0]?.severity ?? 0
  return (
    severityOf(b) - severityOf(a) ||
    orNone(b.contribution) - orNone(a.contribution) ||
    orNone(b.rows) - orNone(a.rows) ||
    (a.value < b.value ? -1 : 1)
  )
}

function orNone(value: number | undefined): number {
  return value ?? 0
}

import {
  ATTR_ML_DRIFT_STATE,
  ATTR_ML_FEATURE_NAME,
  ATTR_ML_MODEL_NAME,
  ATTR_ML_REFERENCE_HEADLINE,
} from '@driftline/semconv'
import { toNumberText } from '@driftline/view'
import type { Names } from '../../queries/names.ts'
import { groupBy } from '../group-by.ts'
import type { FrameLike, Sample, Series } from '../series.ts'
import { urgencyOf } from '../state-order.ts'
import { anySeries } from './any-series.ts'
import type { FramesCell } from './frames-cells.ts'
import { framesCells } from './frames-cells.ts'
import { timeColumns } from './time-columns.ts'
import type { WrongFrames } from './wrong-frames.ts'
import { foundText } from './wrong-frames.ts'

/** A heatmap of any frames. */
export interface FramesHeatmap {
  readonly isWrong: false
  /** When the samples of each column were taken, ms since 1970, the oldest first. */
  readonly endsMs: readonly number[]
  /** What asks for most first, or by name. */
  readonly rows: readonly FramesRow[]
  /** Whether states came; else they are what the severities stand for. */
  readonly hasStates: boolean
}

/** What has one value of the label that makes rows. */
export interface FramesRow {
  readonly name: string
  /** Labels of all its series. */
  readonly labels: readonly Series['labels'][]
  readonly cells: readonly (FramesCell | undefined)[]
}

export interface HeatmapReading {
  /** Label whose values are the rows; empty for the name of the feature, else of the model. */
  readonly rowLabel: string
  readonly isByName: boolean
}

/** Reads frames as a heatmap of states and severities: a series with a state in its labels tells a state while it is above 0, any other a severity. */
export function heatmapOfFrames(
  names: Names,
  frames: readonly FrameLike[],
  { rowLabel, isByName }: HeatmapReading,
): FramesHeatmap | WrongFrames {
  const series = headlinesOf(names, anySeries(frames))
  const label = rowLabel === '' ? defaultLabel(names, series) : rowLabel
  const told = series.filter(({ labels }) => label !== undefined && labels[label] !== undefined)
  if (label === undefined || told.length === 0) {
    const wanted = label ?? `${names.label(ATTR_ML_FEATURE_NAME)} or ${names.label(ATTR_ML_MODEL_NAME)}`
    const needed = `a number of 0 to 100 (severity), or series of 0 and 1 with the label ${names.label(ATTR_ML_DRIFT_STATE)} (state), each with the label ${wanted}, whose values become the rows`
    return { isWrong: true, found: foundText(frames, series), needed }
  }
  const stateLabel = names.label(ATTR_ML_DRIFT_STATE)
  const beyond = told.flatMap(({ labels, samples }) => (stateLabel in labels ? [] : samples)).find(isNoSeverity)
  if (beyond !== undefined) {
    const found = `the value ${toNumberText(beyond[1])} in a series without the label ${stateLabel}`
    return { isWrong: true, found, needed: 'severities, which are 0 to 100' }
  }
  const endsMs = timeColumns(told.flatMap(({ samples }) => samples.map(([timeMs]) => timeMs)))
  const hasStates = told.some(({ labels }) => labels[stateLabel] !== undefined)
  const columnOf = new Map(endsMs.map((endMs, column) => [endMs, column]))
  const rows = Array.from(
    groupBy(told, ({ labels }) => labels[label] ?? ''),
    ([name, own]): FramesRow => {
      const cells = framesCells(names, own, { columnOf, hasStates })
      return { name, labels: own.map(({ labels }) => labels), cells }
    },
  )
  return { isWrong: false, endsMs, rows: rows.toSorted(isByName ? byName : byAttention), hasStates }
}

/** Where the data say which verdicts count only these do; those beside other references are left out. */
function headlinesOf(names: Names, series: readonly Series[]): readonly Series[] {
  const headline = names.label(ATTR_ML_REFERENCE_HEADLINE)
  const marked = series.filter(({ labels }) => labels[headline] === 'true')
  return marked.length > 0 ? marked : series
}

function isNoSeverity([, value]: Sample): boolean {
  return value < 0 || value > 100
}

/** Features where there is more than one of them or nothing else; else models. */
function defaultLabel(names: Names, series: readonly Series[]): string | undefined {
  const [feature, model] = [names.label(ATTR_ML_FEATURE_NAME), names.label(ATTR_ML_MODEL_NAME)]
  const countOf = (label: string): number => new Set(series.flatMap(({ labels }) => labels[label] ?? [])).size
  if (countOf(feature) > 1 || (countOf(feature) === 1 && countOf(model) <= 1)) return feature
  return countOf(model) > 0 ? model : undefined
}

function byName(a: FramesRow, b: FramesRow): number {
  return a.name.localeCompare(b.name, 'en', { numeric: true })
}

/** A newer cell first; then as the newest state asks, as the newest severity is, as the worst was. */
function byAttention(a: FramesRow, b: FramesRow): number {
  const [ofA, ofB] = [attentionOf(a), attentionOf(b)]
  for (const [i, value] of ofA.entries()) if (value !== ofB[i]) return ofB[i]! - value
  return byName(a, b)
}

function attentionOf({ cells }: FramesRow): readonly number[] {
  const newest = cells.findLastIndex((cell) => cell !== undefined)
  const worst = cells.reduce((most, cell) => Math.max(most, cell?.severity ?? 0), 0)
  return [newest, -urgencyOf(cells[newest]?.state), cells[newest]?.severity ?? 0, worst]
}

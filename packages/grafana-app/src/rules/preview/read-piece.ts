import type { RangeGrid, RangeSeries } from '@driftline/rules'
import type { FrameLike } from '../../frames/series.ts'
import { executedStepMs } from './executed-step.ts'
import { PIECE } from './preview-request.ts'

/** A frame, and the query that it answers. */
export interface PieceFrame extends FrameLike {
  readonly refId?: string | undefined
  readonly meta?: { readonly executedQueryString?: string | undefined } | undefined
}

/** What an answer is worth. */
export type ReadPiece =
  | { readonly kind: 'answered'; readonly series: readonly RangeSeries[] }
  /** It is of another step than was asked for; undefined where it does not say which, or its times are not on it. */
  | { readonly kind: 'of another step'; readonly stepMs: number | undefined }
  /** The data source refused, because it was too much. */
  | { readonly kind: 'too much'; readonly error: Error }

/** Reads the answer to a piece of a grid; one of another step is told, never used. */
export function readPiece(frames: readonly PieceFrame[], grid: RangeGrid): ReadPiece {
  const steps = frames.map(({ meta }) => executedStepMs(meta?.executedQueryString))
  const other = steps.find((stepMs) => stepMs !== grid.stepMs)
  if (steps.length === 0 || steps.some((stepMs) => stepMs !== grid.stepMs))
    return { kind: 'of another step', stepMs: other }
  const series = frames.filter(({ refId }) => refId === PIECE.alert).flatMap(seriesOf)
  const isOnGrid = series.every(({ samples }) => samples.every(([timeMs]) => isOn(grid, timeMs)))
  return isOnGrid ? { kind: 'answered', series } : { kind: 'of another step', stepMs: undefined }
}

function isOn({ fromMs, toMs, stepMs }: RangeGrid, timeMs: number): boolean {
  return timeMs >= fromMs && timeMs <= toMs && (timeMs - fromMs) % stepMs === 0
}

/** Where Grafana fills a gap there was no sample, and an alert is not true; where a sample is no number, it is. */
function seriesOf({ fields }: PieceFrame): readonly RangeSeries[] {
  const times = fields.find(({ type }) => type === 'time')?.values ?? []
  return fields
    .filter(({ type }) => type === 'number')
    .map(({ labels = {}, values }) => ({
      labels,
      samples: Array.from(values, (value, i) => [Number(times[i]), value] as const).flatMap(([timeMs, value]) =>
        value === null || value === undefined ? [] : [[timeMs, Number(value)] as const],
      ),
    }))
}

import type { AnsweredSeries, Labels, PrometheusResult } from './prometheus-answer.ts'
import { seriesOf } from './prometheus-answer.ts'
import { goDuration } from './grafana-duration.ts'

/** What a frame says about the query that it answers. */
export interface FrameContext {
  readonly refId: string
  readonly expr: string
  readonly stepMs: number
}

/** Numbers that JSON cannot hold, by their place in a column. */
interface Entities {
  NaN?: number[]
  Inf?: number[]
  NegInf?: number[]
}

/** Writes a result of Prometheus as Grafana's frames in JSON: one for each series, a column of times and one of values. */
export function toFrames(answer: PrometheusResult, context: FrameContext): readonly object[] {
  return seriesOf(answer).map((series) => toFrame(series, answer.resultType, context))
}

function toFrame(
  { labels, samples }: AnsweredSeries,
  resultType: string,
  { refId, expr, stepMs }: FrameContext,
): object {
  const name = Object.keys(labels).length > 0 ? nameOf(labels) : expr
  const entities: Entities = {}
  const values = samples.map(([, text], i) => toJsonNumber(text, i, entities))
  const times = samples.map(([seconds]) => Math.round(seconds * 1000))
  return {
    schema: {
      name,
      refId,
      meta: {
        type: 'timeseries-multi',
        custom: { resultType },
        executedQueryString: `Expr: ${expr}\nStep: ${goDuration(stepMs)}`,
      },
      fields: [
        { name: 'Time', type: 'time', typeInfo: { frame: 'time.Time' }, config: { interval: stepMs } },
        { name: 'Value', type: 'number', typeInfo: { frame: 'float64' }, labels, config: { displayNameFromDS: name } },
      ],
    },
    data: {
      values: [times, values],
      ...(Object.keys(entities).length > 0 && { entities: [null, entities] }),
    },
  }
}

function nameOf({ __name__: metric = '', ...labels }: Labels): string {
  const pairs = Object.keys(labels)
    .toSorted()
    .map((label) => `${label}=${JSON.stringify(labels[label])}`)
  return pairs.length > 0 || metric === '' ? `${metric}{${pairs.join(', ')}}` : metric
}

function toJsonNumber(text: string, i: number, entities: Entities): number | null {
  const kind = ({ NaN: 'NaN', '+Inf': 'Inf', '-Inf': 'NegInf' } as const)[text]
  if (kind === undefined) return Number(text)
  entities[kind] = [...(entities[kind] ?? []), i]
  return null
}

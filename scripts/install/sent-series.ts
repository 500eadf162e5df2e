import type { MetricPoint } from '@driftline/processor'
import { ATTR_ML_DEPLOYMENT_ROLE, ATTR_ML_WRITER_ID, METRIC_ML_INFERENCE_DURATION } from '@driftline/semconv'

/** What one writer counted of a model in one role, a line for each series. */
export interface Sent {
  readonly writer: string
  readonly role: string
  /** Metric, attributes and value, without times, writer, role and resource; sorted. */
  readonly series: readonly string[]
}

/**
 * The last point of each series, for every writer and role. Points are cumulative: what was sent before is in it.
 * How long calls took differs from run to run, so of durations only the count is kept.
 */
export function sentSeries(points: readonly MetricPoint[]): readonly Sent[] {
  const groups = new Map<string, Map<string, MetricPoint>>()
  for (const point of points) {
    const key = JSON.stringify([point.scope[ATTR_ML_WRITER_ID], point.attributes[ATTR_ML_DEPLOYMENT_ROLE]])
    const last = groups.get(key) ?? new Map<string, MetricPoint>()
    groups.set(key, last.set(nameOf(point), point))
  }
  return [...groups].map(([key, last]) => {
    const [writer, role] = JSON.parse(key) as [string, string]
    return { writer, role, series: [...last].map(([name, point]) => `${name} ${valueOf(point)}`).sort() }
  })
}

function nameOf({ metric, unit, temporality, monotonic, attributes }: MetricPoint): string {
  const { [ATTR_ML_DEPLOYMENT_ROLE]: _, ...others } = attributes
  const sorted = Object.entries(others).sort(([a], [b]) => (a < b ? -1 : 1))
  return `${metric} {${sorted.map(([name, value]) => `${name}=${value}`).join(', ')}} ${unit} ${temporality} ${monotonic}`
}

function valueOf({ metric, data }: MetricPoint): string {
  if (metric === METRIC_ML_INFERENCE_DURATION && data.kind === 'explicit') return `count ${data.histogram.count}`
  return JSON.stringify(data)
}

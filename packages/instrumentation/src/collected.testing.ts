import type { Attributes, HrTime } from '@opentelemetry/api'
import type { MetricProducer } from './telemetry/metric-data.ts'

/** One collected point, whatever its kind. */
export interface CollectedPoint {
  readonly metric: string
  readonly attributes: Attributes
  readonly startTime: HrTime
  readonly endTime: HrTime
  readonly value: unknown
}

/** All points a producer gives, in order. */
export async function collected(recorder: { readonly producer: MetricProducer }): Promise<readonly CollectedPoint[]> {
  const { resourceMetrics } = await recorder.producer.collect()
  return resourceMetrics.scopeMetrics.flatMap(({ metrics }) =>
    metrics.flatMap(({ descriptor, dataPoints }) => dataPoints.map((point) => ({ metric: descriptor.name, ...point }))),
  )
}

/** Counters as `{ 'a|b': count }`, keyed by the attributes named, `all` segments only unless a segment is a key. */
export async function countsBy(
  recorder: { readonly producer: MetricProducer },
  metric: string,
  ...keys: readonly string[]
): Promise<Readonly<Record<string, number>>> {
  const points = (await collected(recorder)).filter((point) => point.metric === metric)
  const counts: Record<string, number> = {}
  for (const { attributes, value } of points) {
    if (!keys.includes('ml.segment.value') && (attributes['ml.segment.name'] ?? 'all') !== 'all') continue
    const key = keys.map((name) => String(attributes[name] ?? '-')).join('|')
    counts[key] = (counts[key] ?? 0) + Number(value)
  }
  return counts
}

/** A clock that stands still until it is moved. */
export function createTestClock(startMs = Date.UTC(2004, 0, 1)): { now: () => number; advance: (ms: number) => void } {
  let nowMs = startMs
  return {
    now: () => nowMs,
    advance: (ms) => {
      nowMs += ms
    },
  }
}

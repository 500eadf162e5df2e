import { METRIC_ML_INFERENCE_DURATION, metricDefinitions } from '@driftline/semconv'
import type { MonitorSpec } from '@driftline/spec'
import { decimalText } from '../decimal.ts'
import { durationText } from '../promql/duration-text.ts'
import type { Finding } from './finding.ts'
import { warning } from './finding.ts'

const MS_PER_SECOND = 1000

/** The service's own histogram must have the bound as an edge; without it every call would count as slow. */
export function checkLatencyBound({ slos: { latency } }: MonitorSpec): readonly Finding[] {
  if (latency?.source !== 'service') return []
  const edges = metricDefinitions[METRIC_ML_INFERENCE_DURATION]?.bounds ?? []
  if (edges.includes(latency.belowMs / MS_PER_SECOND)) return []
  const { lower, higher } = neighbours(edges, latency.belowMs / MS_PER_SECOND)
  const nearest = [lower, higher].filter((edge) => edge !== undefined).map((edge) => durationText(edge * MS_PER_SECOND))
  return [
    warning(
      ['slos', 'latency', 'below'],
      `${durationText(latency.belowMs)} is no default edge of ${METRIC_ML_INFERENCE_DURATION}: from a service whose histogram has no such edge, every call counts as slow.`,
      `The wrapper adds the edge when it is given this spec. Otherwise take one of its default edges, in seconds: ${edges.map(decimalText).join(', ')}${nearest.length > 0 ? `; nearest: ${nearest.join(' and ')}` : ''}.`,
    ),
  ]
}

function neighbours(
  edges: readonly number[],
  bound: number,
): { readonly lower: number | undefined; readonly higher: number | undefined } {
  return { lower: edges.findLast((edge) => edge < bound), higher: edges.find((edge) => edge > bound) }
}

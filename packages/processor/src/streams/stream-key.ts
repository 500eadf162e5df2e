import {
  ATTR_DEPLOYMENT_ENVIRONMENT_NAME,
  ATTR_ML_WRITER_ID,
  ATTR_SERVICE_INSTANCE_ID,
  ATTR_SERVICE_NAME,
  ATTR_SERVICE_NAMESPACE,
} from '@driftline/semconv'
import type { MetricPoint } from '../otlp/metric-point.ts'

/**
 * Identity of a stream: environment, service, instance, writer, metric, point attributes and start time. Two
 * interleaved start times are two streams, never resets; attribute order does not matter.
 */
export function streamKey(point: MetricPoint): string {
  const { resource, scope } = point
  return JSON.stringify([
    resource[ATTR_DEPLOYMENT_ENVIRONMENT_NAME] ?? '',
    resource[ATTR_SERVICE_NAMESPACE] ?? '',
    resource[ATTR_SERVICE_NAME] ?? '',
    resource[ATTR_SERVICE_INSTANCE_ID] ?? '',
    scope[ATTR_ML_WRITER_ID] ?? '',
    point.metric,
    Object.entries(point.attributes).sort(([a], [b]) => (a < b ? -1 : 1)),
    point.temporality === 'delta' ? 'delta' : point.startTimeMs,
  ])
}

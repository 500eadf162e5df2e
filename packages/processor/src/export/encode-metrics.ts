import { metricDefinitions, type MetricDefinition } from '@driftline/semconv'
import { ValueType, type HrTime } from '@opentelemetry/api'
import { JsonMetricsSerializer, ProtobufMetricsSerializer } from '@opentelemetry/otlp-transformer'
import { resourceFromAttributes } from '@opentelemetry/resources'
import {
  AggregationTemporality,
  DataPointType,
  type MetricData,
  type ResourceMetrics,
} from '@opentelemetry/sdk-metrics'
import { requireDefinition } from './require-definition.ts'
import type { OutputPoint } from './output-point.ts'

const SCOPE = { name: '@driftline/processor' }
const MS_PER_SECOND = 1000
const NANOSECONDS_PER_MS = 1e6

/** Who sends the points and where their units come from. */
export interface EncodeOptions {
  /** Resource attributes, such as `service.name` of the processor. Default none. */
  readonly resource?: Readonly<Record<string, string | number | boolean>>
  /** Default the registry of the product. */
  readonly definitions?: Readonly<Record<string, MetricDefinition>>
}

/**
 * Encodes points as an ExportMetricsServiceRequest in protobuf. Counters become cumulative monotonic sums, up-down
 * counters cumulative sums, all else gauges.
 * @throws RangeError when a metric is not in the registry.
 */
export function encodeMetricsProtobuf(points: readonly OutputPoint[], options: EncodeOptions = {}): Uint8Array {
  return requireBytes(ProtobufMetricsSerializer.serializeRequest(toResourceMetrics(points, options)))
}

/** Encodes points as {@link encodeMetricsProtobuf} does, in OTLP/JSON. */
export function encodeMetricsJson(points: readonly OutputPoint[], options: EncodeOptions = {}): Uint8Array {
  return requireBytes(JsonMetricsSerializer.serializeRequest(toResourceMetrics(points, options)))
}

function toResourceMetrics(points: readonly OutputPoint[], options: EncodeOptions): ResourceMetrics {
  const { resource = {}, definitions = metricDefinitions } = options
  const pointsByMetric = new Map<string, OutputPoint[]>()
  for (const point of points) {
    const group = pointsByMetric.get(point.metric)
    if (group === undefined) pointsByMetric.set(point.metric, [point])
    else group.push(point)
  }
  const metrics = Array.from(pointsByMetric, ([metric, group]) =>
    toMetricData(requireDefinition(metric, definitions), group),
  )
  return { resource: resourceFromAttributes({ ...resource }), scopeMetrics: [{ scope: SCOPE, metrics }] }
}

function toMetricData(definition: MetricDefinition, points: readonly OutputPoint[]): MetricData {
  const { name, unit, brief, instrument } = definition
  const shared = {
    descriptor: { name, unit, description: brief, valueType: ValueType.DOUBLE },
    aggregationTemporality: AggregationTemporality.CUMULATIVE,
    dataPoints: points.map(({ attributes, value, timeMs, startTimeMs = timeMs }) => ({
      attributes: { ...attributes },
      value,
      startTime: toHrTime(startTimeMs),
      endTime: toHrTime(timeMs),
    })),
  }
  if (instrument === 'counter' || instrument === 'updowncounter')
    return { ...shared, dataPointType: DataPointType.SUM, isMonotonic: instrument === 'counter' }
  return { ...shared, dataPointType: DataPointType.GAUGE }
}

function toHrTime(timeMs: number): HrTime {
  const seconds = Math.floor(timeMs / MS_PER_SECOND)
  return [seconds, Math.round((timeMs - seconds * MS_PER_SECOND) * NANOSECONDS_PER_MS)]
}

function requireBytes(bytes: Uint8Array | undefined): Uint8Array {
  if (bytes === undefined) throw new TypeError('The OTLP serializer gave no bytes for a metrics request.')
  return bytes
}

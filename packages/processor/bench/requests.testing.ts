import { createRequire } from 'node:module'

interface RequestType {
  fromObject(value: unknown): unknown
  encode(message: unknown): { finish(): Uint8Array }
}

const { opentelemetry } = createRequire(import.meta.url)('otlp-transformer-0203/build/src/generated/root.js') as {
  opentelemetry: { proto: { collector: { metrics: { v1: { ExportMetricsServiceRequest: RequestType } } } } }
}
const Request = opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest

const START_MS = Date.UTC(2026, 0, 1)
const BUCKETS = 80
const EXPORT_MS = 10_000

/** An encoded request and the time of its points. */
export interface TimedRequest {
  readonly body: Uint8Array
  readonly timeMs: number
}

/** What a service sends. */
export interface RequestShape {
  readonly streams: number
  readonly pointsPerRequest: number
  readonly exports: number
  /** Time between two exports, ms. Default ten seconds. */
  readonly everyMs?: number
  /** What streams differ in. Default features of everyone. */
  readonly vary?: 'features' | 'segments'
}

/** Requests of a service with so many exponential streams, exported again and again; encoded one by one as they are asked for. */
export function* requestsOf(shape: RequestShape): Generator<TimedRequest, void> {
  const { everyMs = EXPORT_MS, vary = 'features' } = shape
  for (let round = 1; round <= shape.exports; round += 1)
    for (let first = 0; first < shape.streams; first += shape.pointsPerRequest) {
      const timeMs = START_MS + round * everyMs
      const numbers = Array.from(
        { length: Math.min(shape.pointsPerRequest, shape.streams - first) },
        (_, i) => first + i,
      )
      yield { body: encode(numbers.map((stream) => pointOf({ stream, round, timeMs, vary }))), timeMs }
    }
}

function encode(dataPoints: readonly unknown[]): Uint8Array {
  const metric = {
    name: 'ml.feature.value',
    exponentialHistogram: { aggregationTemporality: 2, dataPoints },
  }
  const scope = { name: 'bench', attributes: keyValues({ 'ml.writer.id': 'b1946ac9' }) }
  const resource = { attributes: keyValues({ 'service.name': 'bench', 'service.instance.id': 'i-1' }) }
  const request = { resourceMetrics: [{ resource, scopeMetrics: [{ scope, metrics: [metric] }] }] }
  return Request.encode(Request.fromObject(request)).finish()
}

interface Point extends Required<Pick<RequestShape, 'vary'>> {
  readonly stream: number
  readonly round: number
  readonly timeMs: number
}

function pointOf({ stream, round, timeMs, vary }: Point): unknown {
  const bucketCounts = Array.from({ length: BUCKETS }, (_, i) => round * (1 + ((stream + i) % 300)))
  return {
    attributes: keyValues({
      'ml.model.name': 'bench',
      'ml.model.version': '1',
      'ml.segment.name': vary === 'features' ? 'all' : 'place',
      'ml.segment.value': vary === 'features' ? 'all' : `place_${stream}`,
      'ml.feature.name': vary === 'features' ? `feature_${stream}` : 'feature_0',
    }),
    startTimeUnixNano: `${START_MS}000000`,
    timeUnixNano: `${timeMs}000000`,
    count: bucketCounts.reduce((a, b) => a + b, 0),
    scale: 3,
    positive: { offset: -10, bucketCounts },
  }
}

function keyValues(attributes: Readonly<Record<string, string>>): unknown {
  return Object.entries(attributes).map(([key, value]) => ({ key, value: { stringValue: value } }))
}

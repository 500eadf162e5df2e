import { createRequire } from 'node:module'
import { describe, expect, test } from 'vitest'
import { buildRidershipProfile, ridershipRequests, spec } from './ridership.testing.ts'

interface Point {
  readonly attributes: readonly { readonly key: string; readonly value: { readonly stringValue?: string } }[]
  readonly count: string
  readonly zeroCount?: string
  readonly positive?: { readonly bucketCounts?: readonly string[] }
  readonly negative?: { readonly bucketCounts?: readonly string[] }
}

interface Metric {
  readonly name: string
  readonly exponentialHistogram?: { readonly dataPoints: readonly Point[]; readonly aggregationTemporality: number }
}

interface Request {
  readonly resourceMetrics: readonly { readonly scopeMetrics: readonly { readonly metrics: readonly Metric[] }[] }[]
}

interface RequestType {
  decode(bytes: Uint8Array): unknown
  toObject(message: unknown, options: object): Request
}

interface GeneratedRoot {
  readonly opentelemetry: {
    readonly proto: {
      readonly collector: { readonly metrics: { readonly v1: { readonly ExportMetricsServiceRequest: RequestType } } }
    }
  }
}

const CUMULATIVE = 2

/** Generated from the OTLP protos: shares no code with what writes the bytes or with our reader. */
const generated = createRequire(new URL('../../processor/package.json', import.meta.url))(
  'otlp-transformer-0203/build/src/generated/root.js',
) as GeneratedRoot
const RequestType = generated.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest

function metricsOf(body: Uint8Array): readonly Metric[] {
  const request = RequestType.toObject(RequestType.decode(body), { longs: String })
  return request.resourceMetrics.flatMap(({ scopeMetrics }) => scopeMetrics.flatMap(({ metrics }) => metrics))
}

function attribute({ attributes }: Point, name: string): string | undefined {
  return attributes.find(({ key }) => key === name)?.value.stringValue
}

function total(counts: readonly string[] | undefined): number {
  return (counts ?? []).reduce((sum, count) => sum + Number(count), 0)
}

describe('the bytes a service sends', () => {
  test('hold one exponential histogram per numeric feature whose buckets and specials add up to the rows', async () => {
    const requests = await ridershipRequests(await buildRidershipProfile())
    expect(requests.length).toBeGreaterThanOrEqual(10)
    const numeric = Object.keys(spec.features).filter((name) => spec.features[name]?.type === 'numeric')
    for (const { body, rowCount } of [requests[0]!, requests.at(-1)!]) {
      const metrics = metricsOf(body)
      const series = metrics.filter(({ name }) => name === 'ml.feature.value').map((m) => m.exponentialHistogram!)
      expect(series.map(({ aggregationTemporality }) => aggregationTemporality)).toEqual([CUMULATIVE])
      const points = series.flatMap(({ dataPoints }) => dataPoints)
      for (const point of points) {
        const buckets = total(point.positive?.bucketCounts) + total(point.negative?.bucketCounts)
        expect(buckets + Number(point.zeroCount ?? 0)).toBe(Number(point.count))
      }
      const outside = specialsByFeature(body)
      const counts = points.map((point) => {
        const name = attribute(point, 'ml.feature.name')!
        return [name, Number(point.count) + (outside.get(name) ?? 0)]
      })
      const wanted = numeric.map((name) => [name, rowCount])
      expect(Object.fromEntries(counts)).toEqual(Object.fromEntries(wanted))
      expect(counts).toHaveLength(numeric.length)
    }
  })
})

interface SumMetric extends Metric {
  readonly sum?: { readonly dataPoints: readonly (Point & { readonly asInt?: string; readonly asDouble?: number })[] }
}

/** Values beyond the guard band, which are counted and not put into the histogram. */
function specialsByFeature(body: Uint8Array): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const metric of metricsOf(body) as readonly SumMetric[])
    if (metric.name === 'ml.feature.special')
      for (const point of metric.sum?.dataPoints ?? []) {
        const name = attribute(point, 'ml.feature.name') ?? ''
        counts.set(name, (counts.get(name) ?? 0) + Number(point.asInt ?? point.asDouble ?? 0))
      }
  return counts
}

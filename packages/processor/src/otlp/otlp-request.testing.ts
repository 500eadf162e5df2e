/* oxlint-disable oxc/no-map-spread -- requests for tests; their speed does not matter */
import { createRequire } from 'node:module'
import fc from 'fast-check'
import type { AttributeValue, MetricPoint } from './metric-point.ts'

interface ProtobufType {
  fromObject(value: unknown): unknown
  encode(message: unknown): { finish(): Uint8Array }
  decode(bytes: Uint8Array): unknown
  toObject(message: unknown, options: object): Record<string, unknown>
}

interface GeneratedRoot {
  readonly opentelemetry: {
    readonly proto: {
      readonly collector: {
        readonly metrics: {
          readonly v1: {
            readonly ExportMetricsServiceRequest: ProtobufType
            readonly ExportMetricsServiceResponse: ProtobufType
            readonly ExportMetricsPartialSuccess: ProtobufType
          }
        }
        readonly trace: { readonly v1: { readonly ExportTraceServiceResponse: ProtobufType } }
        readonly logs: { readonly v1: { readonly ExportLogsServiceResponse: ProtobufType } }
      }
    }
  }
}

/** The protobufjs classes generated from the OTLP protos, an implementation that shares no code with ours. */
export const generatedProtos = (
  createRequire(import.meta.url)('otlp-transformer-0203/build/src/generated/root.js') as GeneratedRoot
).opentelemetry.proto.collector

const Request = generatedProtos.metrics.v1.ExportMetricsServiceRequest

/** Encodes a request given in the shape of OTLP/JSON with the generated protobufjs code. */
export function encodeIndependently(request: unknown): Uint8Array {
  return Request.encode(Request.fromObject(request)).finish()
}

/** Decodes with the generated protobufjs code. */
export function decodeIndependently(bytes: Uint8Array): unknown {
  return Request.decode(bytes)
}

const attributeName = fc.oneof(
  fc.constantFrom('ml.model.name', 'ml.feature.name', '__proto__', 'constructor', 'toString', '0', ''),
  fc.string({ unit: 'binary', maxLength: 8 }),
)
const int64 = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(String)
const smallInt = fc.integer({ min: -1000, max: 1000 }).map(String)
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 100 }),
  fc.constantFrom('clark_lake', 'all', 'é', '\u{feff}x'),
)
const { anyValue } = fc.letrec<{ anyValue: Record<string, unknown>; keyValue: unknown }>((tie) => ({
  keyValue: fc.record({ key: attributeName, value: tie('anyValue') }),
  anyValue: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    fc.record({ stringValue: text }),
    fc.record({ boolValue: fc.boolean() }),
    fc.record({ intValue: fc.oneof(smallInt, int64) }),
    fc.record({ doubleValue: fc.double() }),
    fc.constant({}),
    fc.record({ bytesValue: fc.uint8Array({ maxLength: 9 }).map((bytes) => Buffer.from(bytes).toString('base64')) }),
    fc.record({ arrayValue: fc.record({ values: fc.array(tie('anyValue'), { maxLength: 3 }) }) }),
    fc.record({ kvlistValue: fc.record({ values: fc.array(tie('keyValue'), { maxLength: 3 }) }) }),
  ),
}))
const attributes = fc.array(fc.record({ key: attributeName, value: anyValue }), { maxLength: 6 })

const time = fc.oneof(
  fc.constant('0'),
  fc.bigInt({ min: 0n, max: 2n ** 63n }).map(String),
  fc.constant('1700000000123456789'),
)
const identity = { attributes, startTimeUnixNano: time, timeUnixNano: time }
const count = fc.oneof(
  fc.nat(300),
  fc.maxSafeNat().map((n) => Math.floor(n / 2 ** 12)),
)
const finite = fc.double({ noNaN: true, noDefaultInfinity: true })
const moments = { sum: finite, min: finite, max: finite }
const sum = (counts: readonly number[]): number => counts.reduce((a, b) => a + b, 0)

const numberPoint = fc.oneof(
  fc.record({ ...identity, asDouble: fc.double() }, { requiredKeys: ['asDouble'] }),
  fc.record(
    { ...identity, asInt: fc.oneof(smallInt, int64), flags: fc.constantFrom(0, 1, 2, 3) },
    { requiredKeys: ['asInt'] },
  ),
)
const explicitPoint = fc
  .uniqueArray(finite, { maxLength: 6, comparator: (a, b) => a === b })
  .chain((bounds) =>
    fc.record(
      {
        ...identity,
        ...moments,
        explicitBounds: fc.constant(bounds.toSorted((a, b) => a - b)),
        bucketCounts: fc.array(count, { minLength: bounds.length + 1, maxLength: bounds.length + 1 }),
      },
      { requiredKeys: ['explicitBounds', 'bucketCounts'] },
    ),
  )
  .map((point) => ({
    ...point,
    count: String(sum(point.bucketCounts)),
    bucketCounts: point.bucketCounts.map(String),
  }))
const buckets = fc.record({
  offset: fc.integer({ min: -1000, max: 900 }),
  bucketCounts: fc.array(count, { maxLength: 20 }),
})
const exponentialPoint = fc
  .record(
    {
      ...identity,
      ...moments,
      scale: fc.integer({ min: 0, max: 20 }),
      zeroThreshold: fc.double({ min: 0, max: 1, noNaN: true }),
      positive: buckets,
      negative: buckets,
      zeroCount: count,
    },
    { requiredKeys: ['positive', 'negative', 'zeroCount'] },
  )
  .map((point) => ({
    ...point,
    count: String(point.zeroCount + sum(point.positive.bucketCounts) + sum(point.negative.bucketCounts)),
  }))
const aggregationTemporality = fc.constantFrom(0, 1, 2)
const points = <T>(point: fc.Arbitrary<T>) => fc.array(point, { maxLength: 4 })
const metricData = fc.oneof(
  fc.record({ gauge: fc.record({ dataPoints: points(numberPoint) }) }),
  fc.record({ sum: fc.record({ dataPoints: points(numberPoint), aggregationTemporality, isMonotonic: fc.boolean() }) }),
  fc.record({ histogram: fc.record({ dataPoints: points(explicitPoint), aggregationTemporality }) }),
  fc.record({ exponentialHistogram: fc.record({ dataPoints: points(exponentialPoint), aggregationTemporality }) }),
  fc.constant({}),
)
const metric = fc
  .tuple(fc.record({ name: text, unit: text, description: text }, { requiredKeys: ['name'] }), metricData)
  .map(([named, withData]) => ({ ...named, ...withData }))
const scopeMetrics = fc.record(
  {
    scope: fc.record({ name: text, version: text, attributes }),
    schemaUrl: text,
    metrics: fc.array(metric, { maxLength: 3 }),
  },
  { requiredKeys: ['metrics'] },
)

/** Requests of all shapes, as OTLP/JSON objects; doubles may be NaN or infinite, so use {@link renderJson}. */
export const anyRequest = fc.record({
  resourceMetrics: fc.array(
    fc.record(
      { resource: fc.record({ attributes }), schemaUrl: text, scopeMetrics: fc.array(scopeMetrics, { maxLength: 2 }) },
      { requiredKeys: ['scopeMetrics'] },
    ),
    { maxLength: 2 },
  ),
})

/** OTLP/JSON text, with the doubles that JSON lacks as texts. */
export function renderJson(request: unknown): string {
  return JSON.stringify(request, (_, value: unknown) => {
    if (typeof value === 'number' && !Number.isFinite(value)) return String(value)
    return Object.is(value, -0) ? '-0' : value
  })
}

type Loose = Record<string, any> // oxlint-disable-line typescript/no-explicit-any -- what protobufjs decodes has no types

/** The points of a request as the generated decoder sees them, without using our readers. */
export function pointsIndependently(bytes: Uint8Array): readonly MetricPoint[] {
  const request: Loose = Request.toObject(Request.decode(bytes), { longs: String, bytes: String, defaults: false })
  return (request['resourceMetrics'] ?? []).flatMap((resourceMetrics: Loose) =>
    (resourceMetrics['scopeMetrics'] ?? []).flatMap((scopeMetrics: Loose) =>
      (scopeMetrics['metrics'] ?? []).flatMap((metric: Loose) => {
        const shared = {
          resource: toAttributes(resourceMetrics['resource']?.attributes),
          scopeName: scopeMetrics['scope']?.name ?? '',
          scope: toAttributes(scopeMetrics['scope']?.attributes),
          metric: metric['name'] ?? '',
          unit: metric['unit'] ?? '',
        }
        const series: Loose =
          metric['gauge'] ?? metric['sum'] ?? metric['histogram'] ?? metric['exponentialHistogram'] ?? {}
        const temporality = ['unspecified', 'delta', 'cumulative'][series['aggregationTemporality'] ?? 0]
        const monotonic = metric['sum'] ? Boolean(series['isMonotonic']) : !metric['gauge']
        return (series['dataPoints'] ?? [])
          .filter((point: Loose) => ((point['flags'] ?? 0) & 1) === 0)
          .map((point: Loose) => ({
            ...shared,
            temporality,
            monotonic,
            attributes: toAttributes(point['attributes']),
            startTimeMs: Number(point['startTimeUnixNano'] ?? 0) / 1e6,
            timeMs: Number(point['timeUnixNano'] ?? 0) / 1e6,
            data: toData(metric, point),
          }))
      }),
    ),
  )
}

function toData(metric: Loose, point: Loose): unknown {
  const optional = Object.fromEntries(['sum', 'min', 'max'].flatMap((key) => (key in point ? [[key, point[key]]] : [])))
  const numbers = (values: readonly string[] | undefined): readonly number[] => (values ?? []).map(Number)
  const side = (sent: Loose | undefined) => {
    const counts = numbers(sent?.['bucketCounts'])
    const first = counts.findIndex((count) => count !== 0)
    if (first === -1) return { offset: 0, counts: [] }
    return { offset: (sent?.['offset'] ?? 0) + first, counts: counts.slice(first, counts.findLastIndex(Boolean) + 1) }
  }
  if (metric['histogram']) {
    const histogram = { bounds: point['explicitBounds'] ?? [], counts: numbers(point['bucketCounts']) }
    return { kind: 'explicit', histogram: { ...histogram, count: Number(point['count'] ?? 0), ...optional } }
  }
  if (metric['exponentialHistogram']) {
    const histogram = {
      scale: point['scale'] ?? 0,
      zeroThreshold: point['zeroThreshold'] ?? 0,
      zeroCount: Number(point['zeroCount'] ?? 0),
      positive: side(point['positive']),
      negative: side(point['negative']),
      count: Number(point['count'] ?? 0),
    }
    return { kind: 'exponential', histogram: { ...histogram, ...optional } }
  }
  return { kind: 'number', value: Number(point['asDouble'] ?? point['asInt']) }
}

function toAttributes(entries: readonly Loose[] | undefined): Record<string, AttributeValue> {
  const attributes = Object.create(null) as Record<string, AttributeValue>
  for (const { key, value } of (entries ?? []) as Loose[]) {
    const plain = toPlain(value)
    attributes[key ?? ''] = typeof plain === 'object' ? stringify(plain) : (plain as AttributeValue)
  }
  return attributes
}

function toPlain(value: Loose | undefined): unknown {
  if (value?.['stringValue'] !== undefined) return value['stringValue']
  if (value?.['boolValue'] !== undefined) return value['boolValue']
  if (value?.['intValue'] !== undefined) {
    const number = Number(value['intValue'])
    return Number.isSafeInteger(number) ? number : value['intValue']
  }
  if (value?.['doubleValue'] !== undefined) return value['doubleValue']
  if (value?.['bytesValue'] !== undefined) return value['bytesValue']
  if (value?.['arrayValue']) return (value['arrayValue'].values ?? []).map(toNested)
  if (value?.['kvlistValue']) {
    const entries: readonly Loose[] = value['kvlistValue'].values ?? []
    return new Map(entries.map((entry) => [entry['key'] ?? '', toNested(entry['value'])]))
  }
  return ''
}

function toNested(value: Loose | undefined): unknown {
  const plain = toPlain(value)
  return typeof plain === 'number' && !Number.isFinite(plain) ? String(plain) : plain
}

// JSON.stringify would move keys such as "0" to the front.
function stringify(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(stringify).join()}]`
  if (!(value instanceof Map)) return JSON.stringify(value)
  return `{${[...value].map(([key, item]) => `${JSON.stringify(key)}:${stringify(item)}`).join()}}`
}

import type { ExponentialBuckets } from '@driftline/statistics'
import { createAttributeRecord } from './attribute-record.ts'
import { MAX_BUCKETS, tooMany, type RequestBudget } from './decode-limits.ts'
import { toExplicitData, toExponentialData, unsupported } from './histogram-data.ts'
import type { Attributes, MetricData } from './metric-point.ts'
import { BYTES, FIXED64, VARINT, type ProtobufCursor } from './protobuf-cursor.ts'
import { readAttribute } from './read-attributes.ts'

/** A data point without the metric it belongs to. */
export interface PointReading {
  readonly attributes: Attributes
  readonly startTimeMs: number
  readonly timeMs: number
  readonly data: MetricData
}

/** Reads one data point; `undefined` for a point that says it has no recorded value. */
export type PointReader = (cursor: ProtobufCursor, budget: RequestBudget) => PointReading | undefined

const NANOSECONDS_PER_MS = 1e6
const NO_RECORDED_VALUE = 1 // DataPointFlags, opentelemetry/proto/metrics/v1/metrics.proto
const NO_BUCKETS: ExponentialBuckets = { offset: 0, counts: [] }

const START_TIME = (2 << 3) | FIXED64
const TIME = (3 << 3) | FIXED64

const NUMBER = {
  double: (4 << 3) | FIXED64,
  int: (6 << 3) | FIXED64,
  attribute: (7 << 3) | BYTES,
  flags: (8 << 3) | VARINT,
  fields: 0b1_1101_1100,
} as const

/** Reads a NumberDataPoint. */
// oxlint-disable-next-line complexity -- one case per field of the message
export const readNumberPoint: PointReader = (cursor) => {
  const attributes = { record: createAttributeRecord(), count: 0 }
  let startTimeMs = 0
  let timeMs = 0
  let value: number | undefined
  let flags = 0
  const outer = cursor.enter()
  while (cursor.position < cursor.limit) {
    const tag = cursor.readTag()
    if (tag === NUMBER.attribute) readAttribute(cursor, attributes)
    else if (tag === START_TIME) startTimeMs = readTimeMs(cursor)
    else if (tag === TIME) timeMs = readTimeMs(cursor)
    else if (tag === NUMBER.double) value = cursor.readDouble()
    else if (tag === NUMBER.int) value = cursor.readSfixed64()
    else if (tag === NUMBER.flags) flags = cursor.readVarint()
    else cursor.skip(tag, NUMBER.fields)
  }
  cursor.leave(outer)
  if ((flags & NO_RECORDED_VALUE) !== 0) return undefined
  const data: MetricData = value === undefined ? unsupported('the point has no value') : { kind: 'number', value }
  return { attributes: attributes.record, startTimeMs, timeMs, data }
}

const EXPLICIT = {
  count: (4 << 3) | FIXED64,
  sum: (5 << 3) | FIXED64,
  packedCounts: (6 << 3) | BYTES,
  oneCount: (6 << 3) | FIXED64,
  packedBounds: (7 << 3) | BYTES,
  oneBound: (7 << 3) | FIXED64,
  attribute: (9 << 3) | BYTES,
  flags: (10 << 3) | VARINT,
  min: (11 << 3) | FIXED64,
  max: (12 << 3) | FIXED64,
  fields: 0b1_1110_1111_1100,
} as const

/** Reads a HistogramDataPoint. */
// oxlint-disable-next-line complexity -- one case per field of the message
export const readExplicitPoint: PointReader = (cursor, budget) => {
  const attributes = { record: createAttributeRecord(), count: 0 }
  let bounds: number[] = []
  let counts: number[] = []
  let startTimeMs = 0
  let timeMs = 0
  let count = 0
  let sum: number | undefined
  let min: number | undefined
  let max: number | undefined
  let flags = 0
  const outer = cursor.enter()
  while (cursor.position < cursor.limit) {
    const tag = cursor.readTag()
    if (tag === EXPLICIT.attribute) readAttribute(cursor, attributes)
    else if (tag === START_TIME) startTimeMs = readTimeMs(cursor)
    else if (tag === TIME) timeMs = readTimeMs(cursor)
    else if (tag === EXPLICIT.count) count = cursor.readFixed64()
    else if (tag === EXPLICIT.sum) sum = cursor.readDouble()
    else if (tag === EXPLICIT.packedCounts) counts = joined(cursor, counts, cursor.readPackedFixed64())
    else if (tag === EXPLICIT.oneCount) counts = joined(cursor, counts, [cursor.readFixed64()])
    else if (tag === EXPLICIT.packedBounds) bounds = joined(cursor, bounds, cursor.readPackedDoubles())
    else if (tag === EXPLICIT.oneBound) bounds = joined(cursor, bounds, [cursor.readDouble()])
    else if (tag === EXPLICIT.min) min = cursor.readDouble()
    else if (tag === EXPLICIT.max) max = cursor.readDouble()
    else if (tag === EXPLICIT.flags) flags = cursor.readVarint()
    else cursor.skip(tag, EXPLICIT.fields)
  }
  cursor.leave(outer)
  budget.takeBuckets(counts.length + bounds.length, `byte ${cursor.position}`)
  if ((flags & NO_RECORDED_VALUE) !== 0) return undefined
  const data = toExplicitData({ bounds, counts, count, sum, min, max })
  return { attributes: attributes.record, startTimeMs, timeMs, data }
}

const EXPONENTIAL = {
  attribute: (1 << 3) | BYTES,
  count: (4 << 3) | FIXED64,
  sum: (5 << 3) | FIXED64,
  scale: (6 << 3) | VARINT,
  zeroCount: (7 << 3) | FIXED64,
  positive: (8 << 3) | BYTES,
  negative: (9 << 3) | BYTES,
  flags: (10 << 3) | VARINT,
  min: (12 << 3) | FIXED64,
  max: (13 << 3) | FIXED64,
  zeroThreshold: (14 << 3) | FIXED64,
  fields: 0b111_0111_1111_1110,
} as const

/** Reads an ExponentialHistogramDataPoint. */
// oxlint-disable-next-line complexity -- one case per field of the message
export const readExponentialPoint: PointReader = (cursor, budget) => {
  const attributes = { record: createAttributeRecord(), count: 0 }
  let positive = NO_BUCKETS
  let negative = NO_BUCKETS
  let startTimeMs = 0
  let timeMs = 0
  let scale = 0
  let zeroThreshold = 0
  let zeroCount = 0
  let count = 0
  let sum: number | undefined
  let min: number | undefined
  let max: number | undefined
  let flags = 0
  const outer = cursor.enter()
  while (cursor.position < cursor.limit) {
    const tag = cursor.readTag()
    if (tag === EXPONENTIAL.attribute) readAttribute(cursor, attributes)
    else if (tag === START_TIME) startTimeMs = readTimeMs(cursor)
    else if (tag === TIME) timeMs = readTimeMs(cursor)
    else if (tag === EXPONENTIAL.count) count = cursor.readFixed64()
    else if (tag === EXPONENTIAL.sum) sum = cursor.readDouble()
    else if (tag === EXPONENTIAL.scale) scale = cursor.readSint32()
    else if (tag === EXPONENTIAL.zeroCount) zeroCount = cursor.readFixed64()
    else if (tag === EXPONENTIAL.positive) positive = readBuckets(cursor)
    else if (tag === EXPONENTIAL.negative) negative = readBuckets(cursor)
    else if (tag === EXPONENTIAL.zeroThreshold) zeroThreshold = cursor.readDouble()
    else if (tag === EXPONENTIAL.min) min = cursor.readDouble()
    else if (tag === EXPONENTIAL.max) max = cursor.readDouble()
    else if (tag === EXPONENTIAL.flags) flags = cursor.readVarint()
    else cursor.skip(tag, EXPONENTIAL.fields)
  }
  cursor.leave(outer)
  budget.takeBuckets(positive.counts.length + negative.counts.length, `byte ${cursor.position}`)
  if ((flags & NO_RECORDED_VALUE) !== 0) return undefined
  const data = toExponentialData({ scale, zeroThreshold, zeroCount, positive, negative, count, sum, min, max })
  return { attributes: attributes.record, startTimeMs, timeMs, data }
}

const SUMMARY = { attribute: (7 << 3) | BYTES, flags: (8 << 3) | VARINT, fields: 0b1_1000_1100 } as const

/** Reads a SummaryDataPoint, of which only the identity is kept. */
export const readSummaryPoint: PointReader = (cursor) => {
  const attributes = { record: createAttributeRecord(), count: 0 }
  let startTimeMs = 0
  let timeMs = 0
  let flags = 0
  const outer = cursor.enter()
  while (cursor.position < cursor.limit) {
    const tag = cursor.readTag()
    if (tag === SUMMARY.attribute) readAttribute(cursor, attributes)
    else if (tag === START_TIME) startTimeMs = readTimeMs(cursor)
    else if (tag === TIME) timeMs = readTimeMs(cursor)
    else if (tag === SUMMARY.flags) flags = cursor.readVarint()
    else cursor.skip(tag, SUMMARY.fields)
  }
  cursor.leave(outer)
  if ((flags & NO_RECORDED_VALUE) !== 0) return undefined
  return { attributes: attributes.record, startTimeMs, timeMs, data: unsupported('summaries cannot be merged') }
}

const BUCKETS = { offset: (1 << 3) | VARINT, packed: (2 << 3) | BYTES, one: (2 << 3) | VARINT, fields: 0b110 } as const

function readBuckets(cursor: ProtobufCursor): ExponentialBuckets {
  let counts: number[] = []
  let offset = 0
  const outer = cursor.enter()
  while (cursor.position < cursor.limit) {
    const tag = cursor.readTag()
    if (tag === BUCKETS.packed) counts = joined(cursor, counts, cursor.readPackedVarints())
    else if (tag === BUCKETS.offset) offset = cursor.readSint32()
    else if (tag === BUCKETS.one) counts = joined(cursor, counts, [cursor.readVarint()])
    else cursor.skip(tag, BUCKETS.fields)
  }
  cursor.leave(outer)
  return { offset, counts }
}

// A list may come in several parts, packed or one by one.
function joined(cursor: ProtobufCursor, before: number[], part: number[]): number[] {
  if (before.length === 0) return part
  if (before.length + part.length > MAX_BUCKETS)
    throw tooMany('buckets in one histogram', MAX_BUCKETS, `byte ${cursor.position}`)
  for (const value of part) before.push(value)
  return before
}

function readTimeMs(cursor: ProtobufCursor): number {
  return cursor.readFixed64() / NANOSECONDS_PER_MS
}

import { MAX_BUCKETS, tooMany } from './decode-limits.ts'
import type { Attributes, MetricData } from './metric-point.ts'
import { FIXED64, type ProtobufCursor } from './protobuf-cursor.ts'
import type { AttributeReader } from './read-attributes.ts'
import type { RequestBudget } from './request-budget.ts'

/** A data point without the metric it belongs to. */
export interface PointReading {
  readonly attributes: Attributes
  readonly startTimeMs: number
  readonly timeMs: number
  readonly data: MetricData
}

/** What reads the parts of a protobuf request. */
export interface ProtobufReading {
  readonly cursor: ProtobufCursor
  readonly budget: RequestBudget
  readonly attributes: AttributeReader
}

/** Reads one data point; `undefined` for a point that says it has no recorded value. */
export type PointReader = (reading: ProtobufReading) => PointReading | undefined

/** Flag of a point without a value: DataPointFlags, opentelemetry/proto/metrics/v1/metrics.proto. */
export const NO_RECORDED_VALUE = 1
/** Tag of the start time, the same in all kinds of points. */
export const START_TIME = (2 << 3) | FIXED64
/** Tag of the time, the same in all kinds of points. */
export const TIME = (3 << 3) | FIXED64

const NANOSECONDS_PER_MS = 1e6

/** Milliseconds since the epoch with a fraction. */
export function readTimeMs(cursor: ProtobufCursor): number {
  return toMilliseconds(cursor.readFixed64())
}

/** Nanoseconds as milliseconds. */
export function toMilliseconds(nanoseconds: number): number {
  return nanoseconds / NANOSECONDS_PER_MS
}

/** Appends a part of a list, which may come in several, packed or one by one. @throws OtlpDecodeError above 100,000 */
export function joined(cursor: ProtobufCursor, before: number[], part: number[]): number[] {
  if (before.length === 0) return part
  if (before.length + part.length > MAX_BUCKETS) throw tooMany('buckets in one histogram', MAX_BUCKETS, cursor.position)
  for (const value of part) before.push(value)
  return before
}

/** Buckets that are kept of a point. */
export function keptBuckets(data: MetricData): number {
  if (data.kind === 'exponential') return data.histogram.positive.counts.length + data.histogram.negative.counts.length
  return data.kind === 'explicit' ? 2 * data.histogram.counts.length : 0
}

import type { ExponentialBuckets } from '@driftline/statistics'
import { MAX_BUCKETS } from './decode-limits.ts'
import { toExplicitData, toExponentialData, unsupported, type SentMoments } from './histogram-data.ts'
import { readJsonAttributes } from './json-attributes.ts'
import {
  asDouble,
  asInt64,
  asUint64,
  field,
  readInt32,
  readRecord,
  readValues,
  shapeError,
  type JsonRecord,
} from './json-shape.ts'
import type { MetricData } from './metric-point.ts'
import { NO_RECORDED_VALUE, toMilliseconds, type PointReading } from './point-reading.ts'
import type { RequestBudget } from './request-budget.ts'

/** Reads the data of one kind of point. @throws OtlpDecodeError for wrong shapes */
export type JsonPointReader = (point: JsonRecord, path: string, budget: RequestBudget) => MetricData

/** The kinds of data of a metric. */
export const JSON_POINT_READERS: ReadonlyMap<string, JsonPointReader> = new Map([
  ['gauge', readNumber],
  ['sum', readNumber],
  ['histogram', readExplicit],
  ['exponentialHistogram', readExponential],
  ['summary', () => unsupported('summaries cannot be merged')],
])

/** Reads one data point; `undefined` for a point that says it has no recorded value. @throws OtlpDecodeError */
export function readJsonPoint(
  point: JsonRecord,
  path: string,
  { reader, budget }: { reader: JsonPointReader; budget: RequestBudget },
): PointReading | undefined {
  const reading = {
    attributes: readJsonAttributes(point, path, budget),
    startTimeMs: readTimeMs(point, 'startTimeUnixNano', path),
    timeMs: readTimeMs(point, 'timeUnixNano', path),
    data: reader(point, path, budget),
  }
  return (readUint64(point, 'flags', path) & NO_RECORDED_VALUE) === 0 ? reading : undefined
}

function readNumber(point: JsonRecord, path: string): MetricData {
  const double = field(point, 'asDouble')
  if (double !== undefined) return { kind: 'number', value: asDouble(double, `${path}.asDouble`) }
  const int = field(point, 'asInt')
  if (int !== undefined) return { kind: 'number', value: asInt64(int, `${path}.asInt`) }
  return unsupported('the point has no value')
}

function readExplicit(point: JsonRecord, path: string, budget: RequestBudget): MetricData {
  const counts = readNumbers(point, 'bucketCounts', path)
  const bounds = readNumbers(point, 'explicitBounds', path)
  budget.takeBuckets(counts.length + bounds.length, path)
  return toExplicitData({ bounds, counts, ...readMoments(point, path) })
}

function readExponential(point: JsonRecord, path: string, budget: RequestBudget): MetricData {
  const positive = readSide(point, 'positive', path)
  const negative = readSide(point, 'negative', path)
  budget.takeBuckets(positive.counts.length + negative.counts.length, path)
  return toExponentialData({
    scale: readInt32(point, 'scale', path),
    zeroThreshold: readOptionalDouble(point, 'zeroThreshold', path) ?? 0,
    zeroCount: readOptionalDouble(point, 'zeroCount', path) ?? 0,
    positive,
    negative,
    ...readMoments(point, path),
  })
}

function readSide(point: JsonRecord, name: string, path: string): ExponentialBuckets {
  const side = readRecord(point, name, path)
  if (side === undefined) return { offset: 0, counts: [] }
  const at = `${path}.${name}`
  return { offset: readInt32(side, 'offset', at), counts: readNumbers(side, 'bucketCounts', at) }
}

function readMoments(point: JsonRecord, path: string): SentMoments {
  return {
    count: readOptionalDouble(point, 'count', path) ?? 0,
    sum: readOptionalDouble(point, 'sum', path),
    min: readOptionalDouble(point, 'min', path),
    max: readOptionalDouble(point, 'max', path),
  }
}

// Counts are read like any number: what no count can be is for the histogram to say, and costs one point, not all.
function readNumbers(record: JsonRecord, name: string, path: string): readonly number[] {
  const values = readValues(record, name, path)
  if (values.length > MAX_BUCKETS) throw shapeError(`${path}.${name}`, `has more than ${MAX_BUCKETS} entries`)
  return values.map((value, i) => (typeof value === 'number' ? value : asDouble(value, `${path}.${name}[${i}]`)))
}

function readOptionalDouble(record: JsonRecord, name: string, path: string): number | undefined {
  const value = field(record, name)
  return value === undefined ? undefined : asDouble(value, `${path}.${name}`)
}

function readUint64(record: JsonRecord, name: string, path: string): number {
  const value = field(record, name)
  return value === undefined ? 0 : asUint64(value, `${path}.${name}`)
}

function readTimeMs(record: JsonRecord, name: string, path: string): number {
  return toMilliseconds(readUint64(record, name, path))
}

import type { ExponentialBuckets } from '@driftline/statistics'
import { MAX_BUCKETS, type RequestBudget } from './decode-limits.ts'
import { toExplicitData, toExponentialData, unsupported, type SentMoments } from './histogram-data.ts'
import { readJsonAttributes } from './json-attributes.ts'
import {
  asDouble,
  asInt64,
  asUint64,
  field,
  readBoolean,
  readEnum,
  readInt32,
  readList,
  readRecord,
  readValues,
  shapeError,
  type JsonRecord,
} from './json-shape.ts'
import type { MetricData, Temporality } from './metric-point.ts'
import { NO_RECORDED_VALUE, toMilliseconds, type PointReading } from './point-reading.ts'
import { toTemporality } from './temporality.ts'

/** The points of one metric with what they share. */
export interface JsonSeries {
  readonly points: readonly PointReading[]
  readonly temporality: Temporality
  readonly monotonic: boolean
}

type DataReader = (point: JsonRecord, path: string) => MetricData

const DATA_READERS: Readonly<Record<string, DataReader>> = {
  gauge: readNumber,
  sum: readNumber,
  histogram: readExplicit,
  exponentialHistogram: readExponential,
  summary: () => unsupported('summaries cannot be merged'),
}

/** Reads the data of a metric; `undefined` when it has none. @throws OtlpDecodeError for wrong shapes. */
export function readJsonSeries(metric: JsonRecord, path: string, budget: RequestBudget): JsonSeries | undefined {
  for (const [kind, read] of Object.entries(DATA_READERS)) {
    const series = readRecord(metric, kind, path)
    if (series === undefined) continue
    const at = `${path}.${kind}`
    return {
      points: readPoints(series, at, { read, budget }),
      temporality: toTemporality(readEnum(series, 'aggregationTemporality', at)),
      monotonic: kind === 'sum' ? readBoolean(series, 'isMonotonic', at) : kind !== 'gauge',
    }
  }
  return undefined
}

function readPoints(
  series: JsonRecord,
  path: string,
  { read, budget }: { read: DataReader; budget: RequestBudget },
): readonly PointReading[] {
  const points: PointReading[] = []
  for (const [point, at] of readList(series, 'dataPoints', path)) {
    budget.takePoint(at)
    const reading = {
      attributes: readJsonAttributes(point, at),
      startTimeMs: readTimeMs(point, 'startTimeUnixNano', at),
      timeMs: readTimeMs(point, 'timeUnixNano', at),
      data: read(point, at),
    }
    if ((readUint64(point, 'flags', at) & NO_RECORDED_VALUE) === 0) points.push(reading)
  }
  return points
}

function readNumber(point: JsonRecord, path: string): MetricData {
  const double = field(point, 'asDouble')
  if (double !== undefined) return { kind: 'number', value: asDouble(double, `${path}.asDouble`) }
  const int = field(point, 'asInt')
  if (int !== undefined) return { kind: 'number', value: asInt64(int, `${path}.asInt`) }
  return unsupported('the point has no value')
}

function readExplicit(point: JsonRecord, path: string): MetricData {
  const counts = readCounts(point, 'bucketCounts', path)
  const bounds = readBuckets(point, 'explicitBounds', path).map((bound, i) =>
    asDouble(bound, `${path}.explicitBounds[${i}]`),
  )
  return toExplicitData({ bounds, counts, ...readMoments(point, path) })
}

function readExponential(point: JsonRecord, path: string): MetricData {
  return toExponentialData({
    scale: readInt32(point, 'scale', path),
    zeroThreshold: readOptionalDouble(point, 'zeroThreshold', path) ?? 0,
    zeroCount: readUint64(point, 'zeroCount', path),
    positive: readSide(point, 'positive', path),
    negative: readSide(point, 'negative', path),
    ...readMoments(point, path),
  })
}

function readSide(point: JsonRecord, name: string, path: string): ExponentialBuckets {
  const side = readRecord(point, name, path)
  if (side === undefined) return { offset: 0, counts: [] }
  const at = `${path}.${name}`
  return { offset: readInt32(side, 'offset', at), counts: readCounts(side, 'bucketCounts', at) }
}

function readMoments(point: JsonRecord, path: string): SentMoments {
  return {
    count: readUint64(point, 'count', path),
    sum: readOptionalDouble(point, 'sum', path),
    min: readOptionalDouble(point, 'min', path),
    max: readOptionalDouble(point, 'max', path),
  }
}

function readCounts(record: JsonRecord, name: string, path: string): readonly number[] {
  return readBuckets(record, name, path).map((count, i) => asUint64(count, `${path}.${name}[${i}]`))
}

function readBuckets(record: JsonRecord, name: string, path: string): readonly unknown[] {
  const values = readValues(record, name, path)
  if (values.length > MAX_BUCKETS) throw shapeError(`${path}.${name}`, `has more than ${MAX_BUCKETS} entries`)
  return values
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
